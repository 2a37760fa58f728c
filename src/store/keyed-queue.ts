/** Runs the work of one key strictly in turn, that of different keys side by side. */
export class KeyedQueue {
  private readonly last = new Map<string, Promise<unknown>>()

  /** Runs `work` when all earlier work of `key` is done, however that ended; answers what it answers. */
  run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const turn = (this.last.get(key) ?? Promise.resolve()).then(work, work)
    const settled = turn.then(
      () => undefined,
      () => undefined,
    )
    this.last.set(key, settled)
    void settled.then(() => {
      if (this.last.get(key) === settled) this.last.delete(key)
    })
    return turn
  }

  /** Resolves when everything begun so far is done. */
  async idle(): Promise<void> {
    await Promise.all([...this.last.values()])
  }
}
