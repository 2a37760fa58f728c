import type { Source } from '../source'

/** Keys are one name however their letters are written; so are the files of a library on a disk that ignores case. */
export function foldKey(key: string): string {
  return key.normalize('NFC').toLowerCase()
}

/** Finds sources by key. Build it once for a library and again when its sources change. */
export class SourceIndex {
  private readonly byKey: ReadonlyMap<string, Source>

  constructor(readonly sources: readonly Source[]) {
    this.byKey = new Map(sources.map((source) => [foldKey(source.key), source]))
  }

  find(key: string): Source | undefined {
    return this.byKey.get(foldKey(key))
  }
}
