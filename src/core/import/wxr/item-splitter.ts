/** Part of a WXR file: the text around its items, or the source of one item. */
export interface WxrPiece {
  readonly kind: 'around' | 'item' | 'too-long'
  /** Of an item that is too long, its beginning. */
  readonly text: string
  /** The line it begins in, from 1. */
  readonly line: number
}

/** No post is longer with all its comments (UTF-16 units); what pretends to be is passed over. */
const LONGEST_ITEM = 8_000_000
/** How much of one that is too long is kept, to say which it was. */
const BEGINNING = 10_000

/** Where an item may begin or end, and what may hide such words. */
const SIGN = /<!\[CDATA\[|<!--|<\/?item(?=[\s>/])|<\/channel(?=[\s>])/g
/** No sign is longer, with the character behind it. */
const LONGEST_SIGN = 10

/**
 * Cuts a WXR file into its items while it is read, so that one is held at a time and a fault in one stays in it. Words of an
 * author that look like an item, in CDATA or a comment, are none. An item ends before the next, too, where its end is missing.
 */
export class ItemSplitter {
  /** Read, but not yet given out. */
  private rest = ''
  /** Up to where `rest` is known to hold no sign. */
  private seen = 0
  private inItem = false
  private hidden: ']]>' | '-->' | null = null
  /** Of an item that is passed over, what it begins with. */
  private tooLong: { readonly text: string; readonly line: number } | null = null

  constructor(private line = 1) {}

  push(chunk: string): WxrPiece[] {
    this.rest += chunk
    return this.cut(false)
  }

  end(): WxrPiece[] {
    return this.cut(true)
  }

  private cut(isEnd: boolean): WxrPiece[] {
    const pieces: WxrPiece[] = []
    while (this.step(pieces, isEnd));
    if (isEnd) this.give(pieces, this.rest.length)
    else if (!this.inItem) this.give(pieces, this.seen)
    else if (this.tooLong !== null || this.rest.length > LONGEST_ITEM) this.passOver()
    return pieces
  }

  /** Goes to the next sign; answers whether there may be more. */
  private step(pieces: WxrPiece[], isEnd: boolean): boolean {
    if (this.hidden !== null) return this.leaveHidden(this.hidden)
    SIGN.lastIndex = this.seen
    const found = SIGN.exec(this.rest)
    if (found === null) {
      this.seen = Math.max(this.seen, this.rest.length - LONGEST_SIGN)
      return false
    }
    const [sign] = found
    // What is too long may have left something open: its end is the first that there is.
    if (sign === '<![CDATA[' || sign === '<!--') {
      if (this.tooLong === null) this.hidden = sign === '<!--' ? '-->' : ']]>'
      this.seen = found.index + sign.length
      return true
    }
    return this.border(pieces, found.index, sign, isEnd)
  }

  private leaveHidden(closing: string): boolean {
    const end = this.rest.indexOf(closing, this.seen)
    if (end < 0) {
      this.seen = Math.max(this.seen, this.rest.length - closing.length + 1)
      return false
    }
    this.seen = end + closing.length
    this.hidden = null
    return true
  }

  private border(pieces: WxrPiece[], at: number, sign: string, isEnd: boolean): boolean {
    if (sign === '</item') {
      const close = this.rest.indexOf('>', at)
      if (close < 0) return this.waitAt(at, isEnd)
      this.give(pieces, close + 1)
      this.inItem = false
      return true
    }
    if (sign === '</channel') {
      this.give(pieces, at)
      this.inItem = false
      this.seen = sign.length
      return true
    }
    const close = this.rest.indexOf('>', at)
    if (close < 0) return this.waitAt(at, isEnd)
    this.give(pieces, at)
    this.seen = close - at + 1
    this.inItem = this.rest[close - at - 1] !== '/'
    return true
  }

  /** A tag whose end is not yet read. */
  private waitAt(at: number, isEnd: boolean): boolean {
    this.seen = isEnd ? this.rest.length : at
    return isEnd
  }

  /** Gives out what is read up to an offset. */
  private give(pieces: WxrPiece[], to: number): void {
    const { tooLong, line } = this
    const text = this.forget(to)
    if (tooLong !== null) pieces.push({ kind: 'too-long', ...tooLong })
    else if (text !== '') pieces.push({ kind: this.inItem ? 'item' : 'around', text, line })
    this.tooLong = null
  }

  /** Lets go of an item that is too long, but for its beginning. */
  private passOver(): void {
    this.tooLong ??= { text: this.rest.slice(0, BEGINNING), line: this.line }
    this.hidden = null
    this.forget(this.seen)
  }

  private forget(to: number): string {
    const text = this.rest.slice(0, to)
    this.rest = this.rest.slice(to)
    this.seen = Math.max(0, this.seen - to)
    this.line += lineEnds(text)
    return text
  }
}

function lineEnds(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1
  return count
}
