<<<<<<< HEAD
import { renderArticle } from '../../core/export/article'
=======
import { articleOptions } from '../../core/export/article'
import { checkTree } from '../../core/footnotes/check'
>>>>>>> 2a91160 (Edit notes beside the text, find and replace, details, palette, marks in the text)
import { insertFootnote } from '../../core/footnotes/insert'
import { scanTree } from '../../core/footnotes/scan'
import { parseMarkdown } from '../../core/markdown/parse'
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
      send({ kind: 'change', id: data.id, change: insertFootnote(data.text, data.selection, data.command.content) })
  }
}

function report({ post, language, version, text, whole }: TextToRender) {
  if (whole) page.forget()
<<<<<<< HEAD
  const rendered = renderArticle(text, { id: post, language }, context)
=======
  const rendered = renderMarkdown(text, articleOptions({ id: post, language }, context))
  const root = parseMarkdown(text)
  const scan = scanTree(root, text)
>>>>>>> 2a91160 (Edit notes beside the text, find and replace, details, palette, marks in the text)
  return {
    post,
    version,
    patch: page.patch(post, rendered.blocks, rendered.notesHtml),
    scan,
    problems: checkTree({ text, root, scan, language }),
    words: plainText(text).words,
    outline: outlineOf(text),
  }
}
