import type { Passage } from '../../core/comments/passage'
import type { Problem } from '../../core/footnotes/problem'
import type { Source } from '../../core/source'
import type { StyleText } from '../../core/sources/style-catalogue'

/** What a cross-reference of a comment leads to, found beforehand because the worker knows no posts. */
export interface TextTarget {
  readonly href: string | null
  readonly text: string
}

/** Work on the text of strangers, done away from the window's own thread. */
export type TextJob =
  | {
      readonly kind: 'render'
      readonly markdown: string
      /** A reader wrote it, not the author. */
      readonly fromReader: boolean
      readonly idPrefix: string
      readonly language: string
      readonly targets: Readonly<Record<string, TextTarget>>
      readonly typographer: boolean
      /** The sources it may cite and the style they print in; null leaves citations as written. */
      readonly citations: { readonly sources: readonly Source[]; readonly style: StyleText } | null
    }
  | { readonly kind: 'passage'; readonly comment: string; readonly body: string }
  | { readonly kind: 'check'; readonly markdown: string }

interface Answers {
  readonly render: { readonly html: string }
  readonly passage: Passage | null
  /** What is wrong with the notes of a text. */
  readonly check: readonly Problem[]
}
export type TextAnswer<J extends TextJob> = Answers[J['kind']]
