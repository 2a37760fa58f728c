import { err, ok, type Result } from '../../result'
import type { WxrChannel } from './channel'
import { ChannelReader } from './channel-reader'
import { ItemSplitter, type WxrPiece } from './item-splitter'
import { brokenItem, readItem, type WxrRead } from './read-item'
import { XmlError, type XmlFault } from './xml-faults'

/**
 * Reads a WXR file from its text, chunk by chunk; holds no more than one item. One that is broken fails alone. Errs when the file
 * is no WXR, or made to exhaust its reader: then no more is to be read of it.
 */
export class WxrReader {
  private readonly splitter = new ItemSplitter()
  private readonly around = new ChannelReader()
  private hasItems = false
  private fault: XmlFault | null = null

  /** What is known of the blog so far; WordPress has it before the items. */
  get channel(): WxrChannel {
    return this.around
  }

  /** What is wrong around the items, behind the first of them: it keeps none from being read. Null for a file that is whole. */
  get damage(): XmlFault | null {
    return this.fault
  }

  /** Faults of single characters around the items, which were passed over. */
  get slight(): readonly XmlFault[] {
    return this.around.slight
  }

  push(chunk: string): Result<WxrRead[], XmlFault> {
    return refusable(() => this.splitter.push(chunk).flatMap((piece) => this.read(piece)))
  }

  end(): Result<WxrRead[], XmlFault> {
    return refusable(() => {
      const reads = this.splitter.end().flatMap((piece) => this.read(piece))
      this.readAround(() => this.around.end())
      if (!this.around.isWordpress) this.refuseAsFeed(1)
      return reads
    })
  }

  private read({ kind, text, line }: WxrPiece): WxrRead[] {
    if (kind === 'around') {
      this.readAround(() => this.around.push(text, line))
      return []
    }
    this.hasItems = true
    if (kind === 'too-long') return [brokenItem(text, line, { line, why: 'it is longer than any post' })]
    const reads = readItem(text, line, this.around.namespaces)
    if (reads.some((read) => read.kind === 'item' && read.item.isWordpress)) this.around.isWordpress = true
    if (!this.around.isWordpress) this.refuseAsFeed(line)
    return reads
  }

  private readAround(read: () => void): void {
    if (this.fault !== null) return
    try {
      read()
    } catch (error) {
      if (!(error instanceof XmlError) || !this.hasItems) throw error
      this.fault = error.fault
    }
  }

  private refuseAsFeed(line: number): never {
    throw new XmlError({ line, why: 'nothing in it is WordPress’s own' })
  }
}

function refusable(read: () => WxrRead[]): Result<WxrRead[], XmlFault> {
  try {
    return ok(read())
  } catch (error) {
    if (error instanceof XmlError) return err(error.fault)
    throw error
  }
}
