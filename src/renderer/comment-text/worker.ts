import { passageOf } from '../../core/comments/passage'
import { scanNotes } from '../../core/footnotes/scan'
import { renderMarkdown } from '../../core/markdown/render'
import type { TextAnswer, TextJob, TextProblem, TextReply, TextRequest } from './jobs'

self.addEventListener('message', ({ data }: MessageEvent<TextRequest>) => {
  const reply: TextReply = { turn: data.turn, answer: run(data.job) }
  self.postMessage(reply)
})

let numbered: { readonly body: string; readonly numbers: ReadonlyMap<string, number> } | null = null

function run(job: TextJob): TextAnswer<TextJob> {
  if (job.kind === 'passage') return passageOf(job.comment, job.body, numbersOf(job.body))
  if (job.kind === 'check') return problemsIn(job.markdown)
  const { markdown, idPrefix, language, targets, typographer } = job
  const { html } = renderMarkdown(markdown, {
    profile: job.fromReader ? 'reader' : 'comment',
    article: true,
    idPrefix,
    language,
    typographer,
    crossReference: (target) => (Object.hasOwn(targets, target) ? (targets[target] ?? null) : null),
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

function problemsIn(markdown: string): TextProblem[] {
  const { dangling, orphans } = scanNotes(markdown)
  return [
    ...dangling.map(({ label, from }) => ({
      from,
      message: `Note ^${label} is cited but not written`,
      reason: 'The mark points to nothing and prints as it is written.',
    })),
    ...orphans.map(({ label, from }) => ({
      from,
      message: `Note ^${label} is written but not cited`,
      reason: 'It would not be printed.',
    })),
  ]
}
