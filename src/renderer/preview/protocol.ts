import type { ArticleContext } from '../../core/export/article'
import type { Passage } from '../../core/footnotes/fragment'
import type { Move } from '../../core/footnotes/move'
import type { NoteScan } from '../../core/footnotes/note'
import type { Problem } from '../../core/footnotes/problem'
import type { Rescue } from '../../core/footnotes/rescue/rescue'
import type { Cut, Fragment } from '../../core/footnotes/take-along'
import type { TidyPlan } from '../../core/footnotes/tidy'
import type { Source } from '../../core/source'
import type { StyleText } from '../../core/sources/style-catalogue'
import type { TextChange, TextSelection } from '../../core/text-edit'

/** The messages between the page and the worker that reads Markdown. */

/** The part of a library the worker renders with; sent again when it changes. */
export type WorkerContext = Omit<ArticleContext, 'citations' | 'hrefOf'>

/** The text to render. `version` counts the texts of one post, so that an answer can be told from a newer one. */
export interface TextToRender {
  readonly post: string
  readonly language: string
  readonly version: number
  readonly text: string
  /** True when the page shows nothing of it yet. */
  readonly whole: boolean
}

/** A command on notes that needs the text read; it runs in the worker, never on the page's thread. */
export type WorkerCommand =
  | {
      readonly name: 'insert-footnote'
      readonly content?: string
      /** The stretch of the text that gives way to the mark; without it the mark goes to the caret. */
      readonly instead?: { readonly from: number; readonly to: number }
    }
  /** The note at the caret becomes inline, or an inline one gets a definition. */
  | { readonly name: 'convert-note' }
  /** Formatted text from the clipboard goes in as Markdown with its notes; `plain` is what it says without format. */
  | { readonly name: 'paste-html'; readonly html: string; readonly plain: string }
  /** Markdown from the clipboard, with notes of its own. */
  | { readonly name: 'paste-markdown'; readonly markdown: string }
  /** A stretch that was copied or cut in a post, with the notes it calls; `here`: it was in this one. */
  | { readonly name: 'paste-passage'; readonly passage: Passage; readonly here: boolean }
  /** The blocks of the selection change places with the one before or behind them. */
  | { readonly name: 'move-blocks'; readonly direction: 'up' | 'down' }
  /** The note at the caret is parted there. */
  | { readonly name: 'split-note' }
  /** The note joins the one before it. */
  | { readonly name: 'merge-note'; readonly number: number }

/** A question about a text whose answer is shown before anything is changed. */
export type WorkerQuestion =
  | { readonly name: 'tidy' }
  | { readonly name: 'rescue'; readonly chosen: ReadonlySet<number> | null }
  /** A stretch with the notes it calls. */
  | { readonly name: 'fragment'; readonly from: number; readonly to: number }
  /** What cutting a stretch takes out, with the notes that only it calls. */
  | { readonly name: 'cut'; readonly from: number; readonly to: number }
  /** What moving a stretch of this text to the end of `target` does to both. */
  | { readonly name: 'move'; readonly from: number; readonly to: number; readonly target: string }

export interface WorkerAnswers {
  readonly tidy: TidyPlan
  readonly rescue: Rescue
  readonly fragment: Fragment
  readonly cut: Cut
  readonly move: Move
}

export type ToWorker =
  | { readonly kind: 'question'; readonly id: number; readonly question: WorkerQuestion; readonly text: string }
  | { readonly kind: 'context'; readonly context: WorkerContext }
  /** Sources that are new or changed, keys of those that are gone; `style` null leaves citations as written. */
  | {
      readonly kind: 'citations'
      readonly style: StyleText | null
      readonly language: string
      /** Whether posts end with a list of their sources. */
      readonly list: boolean
      readonly changed: readonly Source[]
      readonly gone: readonly string[]
    }
  | ({ readonly kind: 'text' } & TextToRender)
  | { readonly kind: 'report' }
  /** Asks how a source prints in a note of its own. */
  | { readonly kind: 'sample'; readonly id: number; readonly key: string }
  | {
      readonly kind: 'command'
      readonly id: number
      readonly command: WorkerCommand
      readonly text: string
      readonly selection: TextSelection
    }

/** One top-level block of the rendered post; offsets of its source in the text. */
export interface PageBlock {
  readonly html: string
  readonly from: number
  readonly to: number
}

/** What changed on the page: `removed` blocks from `at` on give way to `html`. Offsets are sent for all blocks. */
export interface PagePatch {
  readonly at: number
  readonly removed: number
  readonly html: readonly string[]
  /** from, to of every block, in turn. */
  readonly offsets: readonly number[]
  /** The notes section, or null when it is as it was. */
  readonly notesHtml: string | null
  /** True when the page must be made anew: another post. */
  readonly fresh: boolean
}

/** A heading of the text, for the outline. */
export interface OutlineEntry {
  readonly level: number
  readonly text: string
  readonly from: number
}

/** How the page changes with a text. */
export interface PageReport {
  readonly post: string
  readonly version: number
  readonly patch: PagePatch
}

/** What stands in the text that was read last. It is asked for, since it takes longer than the page. */
export interface TextReport {
  readonly post: string
  readonly version: number
  readonly scan: NoteScan
  readonly problems: readonly Problem[]
  readonly words: number
  readonly outline: readonly OutlineEntry[]
}

export type FromWorker =
  | ({ readonly kind: 'page' } & PageReport)
  | ({ readonly kind: 'report' } & TextReport)
  /** Texts would print otherwise than before: the one on screen should be sent again. */
  | { readonly kind: 'stale' }
  | { readonly kind: 'sample'; readonly id: number; readonly html: string }
  | { readonly kind: 'change'; readonly id: number; readonly change: TextChange | null }
  /** What was asked, or the text that was to be read, met a fault of ours. */
  | { readonly kind: 'failed'; readonly id: number; readonly why: string }
  | { readonly kind: 'unread'; readonly post: string; readonly version: number }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: WorkerAnswers[keyof WorkerAnswers] }
