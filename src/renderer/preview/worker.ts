import { renderArticleDocument } from '../../core/export/article'
import { checkTree } from '../../core/footnotes/check'
import { scanTree } from '../../core/footnotes/scan'
import { parseDocument } from '../../core/markdown/document'
import type { ParsedDocument } from '../../core/markdown/document-parts'
import { plainTextOf } from '../../core/markdown/plain-text'
import { toRoot } from '../../core/markdown/positions'
import { TemplateCache } from '../../core/markdown/render'
import { answer, runCommand } from './note-commands'
import { outlineOf } from './outline'
import { PageMemory } from './page-patch'
import type { FromWorker, TextToRender, ToWorker, WorkerContext } from './protocol'
import { WorkerCitations } from './worker-citations'

/** Reads Markdown off the page's thread: renders, scans and counts each text it is given, and runs commands on notes. */

let context: WorkerContext = { settings: { typographer: true }, posts: [] }
const page = new PageMemory()

interface Reading {
  readonly text: TextToRender
  readonly document: ParsedDocument
  readonly cache: TemplateCache
}

/** What was read last: of the same post, only what changed is read and rendered again. */
let read: Reading | null = null

const send = (message: FromWorker) => self.postMessage(message)
const citations = new WorkerCitations(() => send({ kind: 'stale' }))

self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  switch (data.kind) {
    case 'context':
      context = data.context
      return
    case 'citations':
      void citations.take(data)
      return
    case 'text':
      reading(data, () => render(data))
      return
    case 'report':
      if (read) reading(read.text, () => read && report(read))
      return
    case 'sample':
      void asked(data.id, async () => ({ kind: 'sample', html: await citations.sample(data.key) }))
      return
    case 'command':
      void asked(data.id, async () => ({
        kind: 'change',
        change: await runCommand(data.command, data.text, data.selection).catch(() => null),
      }))
      return
    case 'question':
      void asked(data.id, async () => ({ kind: 'answer', answer: answer(data.question, data.text) }))
  }
}

/** Reads a text, or says that it could not be read: the page would else wait for it for ever. */
function reading({ post, version }: TextToRender, work: () => void): void {
  try {
    work()
  } catch (fault) {
    send({ kind: 'unread', post, version })
    reportError(fault)
  }
}

type Answered = Exclude<Extract<FromWorker, { readonly id: number }>, { readonly kind: 'failed' }>
type WithoutId<A> = A extends Answered ? Omit<A, 'id'> : never

/** Answers what was asked, or says that it could not be: likewise. */
async function asked(id: number, work: () => Promise<WithoutId<Answered>>): Promise<void> {
  try {
    send({ ...(await work()), id } as Answered)
  } catch (fault) {
    send({ kind: 'failed', id, why: fault instanceof Error ? fault.message : String(fault) })
    reportError(fault)
  }
}

function render(text: TextToRender): void {
  if (text.whole) page.forget()
  const before = read?.text.post === text.post ? read : null
  const document = parseDocument(text.text, before?.document)
  const cache = before?.cache ?? new TemplateCache()
  read = { text, document, cache }
  const rendered = renderArticleDocument(
    document,
    { id: text.post, language: text.language },
    { ...context, ...citations.for(text.text) },
    cache,
  )
  const patch = page.patch(text.post, rendered.blocks, rendered.notesHtml)
  send({ kind: 'page', post: text.post, version: text.version, patch })
}

function report({ text: { post, version, text, language }, document }: Reading): void {
  const root = toRoot(document)
  const scan = scanTree(root, text)
  const problems = [...checkTree({ text, root, scan, language }), ...citations.check(text)]
  const { words } = plainTextOf(root, text)
  send({ kind: 'report', post, version, scan, problems, words, outline: outlineOf(text) })
}
