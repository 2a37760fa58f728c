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
      render(data)
      return
    case 'report':
      if (read) report(read)
      return
    case 'sample':
      void citations.sample(data.key).then((html) => send({ kind: 'sample', id: data.id, html }))
      return
    case 'command':
      void runCommand(data.command, data.text, data.selection).then(
        (change) => send({ kind: 'change', id: data.id, change }),
        () => send({ kind: 'change', id: data.id, change: null }),
      )
      return
    case 'question':
      send({ kind: 'answer', id: data.id, answer: answer(data.question, data.text) })
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
