import type { RootContent } from 'mdast'
import type { Asked } from './parse-run'

/** Some whole blocks of a document. Positions of its nodes count from its own beginning. */
export interface Part {
  readonly text: string
  readonly nodes: readonly RootContent[]
  readonly asked: Asked
  /** The first stretch of its text that `cutSegments` cuts off; the key under which the part is found again. */
  readonly head: string
  /** Code or HTML is open at its end, so its meaning depends on what follows. */
  readonly open: boolean
}

/** A text in parts, read. After an edit, only the parts with other words are read again. */
export interface ParsedDocument {
  readonly text: string
  readonly parts: readonly Part[]
  /** Where each part begins in the text. */
  readonly starts: readonly number[]
}
