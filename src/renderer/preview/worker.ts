import { renderArticle } from '../../core/export/article'
import { insertFootnote } from '../../core/footnotes/insert'
import { scanNotes } from '../../core/footnotes/scan'
import { plainText } from '../../core/markdown/plain-text'
import { outlineOf } from './outline'
import { PageMemory } from './page-patch'
import type { FromWorker, TextToRender, ToWorker, WorkerContext } from './protocol'

/** Reads Markdown off the page's thread: renders, scans and counts each text it is given, and runs commands on notes. */

let context: WorkerContext = { settings: { typographer: true }, posts: [] }
const page = new PageMemory()

const send = (message: FromWorker) => self.postMessage(message)

self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  switch (data.kind) {
    case 'context':
      context = data.context
      return
    case 'text':
      send({ kind: 'report', ...report(data) })
      return
    case 'command':
      send({ kind: 'change', id: data.id, change: insertFootnote(data.text, data.selection) })
  }
}

function report({ post, language, version, text, whole }: TextToRender) {
  if (whole) page.forget()
  const rendered = renderArticle(text, { id: post, language }, context)
  return {
    post,
    version,
    patch: page.patch(post, rendered.blocks, rendered.notesHtml),
    scan: scanNotes(text),
    words: plainText(text).words,
    outline: outlineOf(text),
  }
}
