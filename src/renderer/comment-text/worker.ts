import { passageOf } from '../../core/comments/passage'
import { checkNotes } from '../../core/footnotes/check'
import { scanNotes } from '../../core/footnotes/scan'
import { renderMarkdown } from '../../core/markdown/render'
import type { TextAnswer, TextJob, TextReply, TextRequest } from './jobs'

self.addEventListener('message', ({ data }: MessageEvent<TextRequest>) => {
  const reply: TextReply = { turn: data.turn, answer: run(data.job) }
  self.postMessage(reply)
})

let numbered: { readonly body: string; readonly numbers: ReadonlyMap<string, number> } | null = null

function run(job: TextJob): TextAnswer<TextJob> {
  if (job.kind === 'passage') return passageOf(job.comment, job.body, numbersOf(job.body))
  if (job.kind === 'check') return checkNotes(job.markdown).filter(({ severity }) => severity !== 'hint')
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
