import type { Root } from 'mdast'
import type { NoteScan } from '../note'

/** What every check reads. */
export interface CheckedText {
  readonly text: string
  readonly root: Root
  readonly scan: NoteScan
  /** BCP 47. */
  readonly language: string
}
