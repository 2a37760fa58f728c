/**
 * A text as a text area holds it, which makes one line feed of each line end: leads offsets of the text to those of the text
 * area and back.
 */
export class AreaText {
  /** What the text area says it holds. */
  readonly value: string
  /** Where in it a line feed stands for two characters of the text. */
  private readonly pairs: number[] = []

  constructor(readonly text: string) {
    const isSame = !text.includes('\r')
    this.value = isSame ? text : text.replaceAll(/\r\n?/g, '\n')
    if (isSame) return
    for (let at = text.indexOf('\r\n'); at >= 0; at = text.indexOf('\r\n', at + 2))
      this.pairs.push(at - this.pairs.length)
  }

  toArea(offset: number): number {
    return offset - this.before((place, index) => place + index < offset)
  }

  toText(offset: number): number {
    return offset + this.before((place) => place < offset)
  }

  /** How many of the pairs stand before a place. */
  private before(is: (place: number, index: number) => boolean): number {
    let [low, high] = [0, this.pairs.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (is(this.pairs[middle] ?? 0, middle)) low = middle + 1
      else high = middle
    }
    return low
  }
}
