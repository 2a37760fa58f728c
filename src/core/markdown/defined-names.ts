/**
 * The names that link references and note marks may use, in the place of the list that micromark keeps: asked by hash
 * rather than by search, also answering for definitions in other parts of the document, and remembering what was asked.
 */
export class DefinedNames extends Array<string> {
  private readonly own = new Set<string>()
  /** Every name asked for, with the answer: the part must be read again when an answer changes. */
  readonly asked = new Map<string, boolean>()

  constructor(private readonly elsewhere: ReadonlySet<string>) {
    super()
  }

  // Arrays made of this one (slice, map) are plain.
  static override get [Symbol.species](): ArrayConstructor {
    return Array
  }

  override includes(name: string): boolean {
    const known = this.own.has(name) || this.elsewhere.has(name)
    this.asked.set(name, known)
    return known
  }

  override push(...names: string[]): number {
    for (const name of names) {
      this.own.add(name)
      // Definitions ask for their own name first, to see whether it is taken.
      this.asked.delete(name)
    }
    return this.own.size
  }

  /** The names defined in this part itself. */
  get defined(): ReadonlySet<string> {
    return this.own
  }
}
