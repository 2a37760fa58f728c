import { passageOf } from '../../core/comments/passage'
import { checkNotes } from '../../core/footnotes/check'
import { scanNotes } from '../../core/footnotes/scan'
import { renderMarkdown } from '../../core/markdown/render'
import type { CitationPrinter } from '../../core/sources/citation-printer'
import type { CitationStyleInUse } from '../../core/sources/print-citations'
import { SourceIndex } from '../../core/sources/source-index'
import { answerJobs } from '../workers/answer-jobs'
import type { TextAnswer, TextJob } from './jobs'

// A text that overflows the parser is shown as it was typed.
answerJobs(run)

type Citations = NonNullable<Extract<TextJob, { kind: 'render' }>['citations']>

let numbered: { readonly body: string; readonly numbers: ReadonlyMap<string, number> } | null = null

async function run(job: TextJob): Promise<TextAnswer<TextJob>> {
  if (job.kind === 'passage') return passageOf(job.comment, job.body, numbersOf(job.body))
  if (job.kind === 'check') return checkNotes(job.markdown).filter(({ severity }) => severity !== 'hint')
  const { markdown, idPrefix, language, targets, typographer } = job
  const citations = job.citations === null ? undefined : (await printerFor(job.citations, language)).for(markdown)
  const { html } = renderMarkdown(markdown, {
    profile: job.fromReader ? 'reader' : 'comment',
    article: true,
    idPrefix,
    language,
    typographer,
    crossReference: (target) => (Object.hasOwn(targets, target) ? (targets[target] ?? null) : null),
    ...(citations ? { citations } : {}),
  })
  return { html }
}

/** The number of each note of a post; the last post asked for is remembered, since a moderator reads its whole thread. */
function numbersOf(body: string): ReadonlyMap<string, number> {
  if (numbered?.body !== body) {
    const notes = scanNotes(body).notes
    const labelled = notes.flatMap(({ label, number }) => (label === null ? [] : [[label, number] as const]))
    numbered = { body, numbers: new Map(labelled) }
  }
  return numbered.numbers
}

let loaded: { readonly id: string; readonly style: CitationStyleInUse } | null = null

/** Prints the citations of one comment. The processor is a large part of the program: it is fetched when one first cites. */
async function printerFor({ sources, style }: Citations, language: string): Promise<CitationPrinter> {
  const processor = await import('../preview/processor')
  return new processor.CitationPrinter(() => {
    if (loaded?.id !== style.id) loaded = { id: style.id, style: processor.loadStyle(style, language) }
    return loaded.style
  }, new SourceIndex(sources))
}
