import type { Skip } from './citation-syntax'

const FENCE = /^ {0,3}(`{3,}|~{3,})/
const TICKS = /(?<!\\)(`+)/g

/**
 * Where a Markdown text has code, by a quick look that needs no tree: fenced blocks, blocks indented by four after an empty
 * line, and code between backticks. For finding citations over a whole library; one text at a time is better parsed.
 */
export function codeStretches(text: string): Skip[] {
  if (!text.includes('`') && !text.includes('~~~') && !/\n(?: {4}|\t)/.test(text)) return []
  const stretches: Skip[] = []
  let fence: { readonly mark: string; readonly from: number } | null = null
  let paragraph = 0
  let blank = true
  let at = 0
  const flush = (to: number) => {
    if (to > paragraph) stretches.push(...spans(text, paragraph, to))
  }
  while (at < text.length) {
    const end = text.indexOf('\n', at) < 0 ? text.length : text.indexOf('\n', at) + 1
    const line = text.slice(at, end)
    const mark = FENCE.exec(line)?.[1]
    if (fence) {
      if (mark?.startsWith(fence.mark) && line.trim() === mark) {
        stretches.push({ from: fence.from, to: end })
        fence = null
        paragraph = end
      }
    } else if (mark) {
      flush(at)
      fence = { mark, from: at }
    } else if (blank && /^(?: {4}|\t)\S/.test(line) && !isNoteLine(text, at)) {
      flush(at)
      stretches.push({ from: at, to: end })
      paragraph = end
    } else if (line.trim() === '') {
      flush(at)
      paragraph = end
    }
    blank = line.trim() === '' || (blank && /^(?: {4}|\t)/.test(line))
    at = end
  }
  if (fence) stretches.push({ from: fence.from, to: text.length })
  else flush(text.length)
  return stretches
}

/** An indented line below a note or a list continues it and is no code. */
function isNoteLine(text: string, at: number): boolean {
  const above = text.slice(Math.max(0, at - 4000), at).split('\n')
  for (let index = above.length - 2; index >= 0; index -= 1) {
    const line = above[index] ?? ''
    if (line.trim() === '' || /^(?: {4}|\t)/.test(line)) continue
    return /^ {0,3}(?:\[\^[^\]]+\]:|[-*+] |\d+[.)] )/.test(line)
  }
  return false
}

function spans(text: string, from: number, to: number): Skip[] {
  const part = text.slice(from, to)
  if (!part.includes('`')) return []
  const ticks = [...part.matchAll(TICKS)]
  const found: Skip[] = []
  for (let index = 0; index < ticks.length; index += 1) {
    const opening = ticks[index]
    const close = ticks.findIndex((tick, other) => other > index && tick[1] === opening?.[1])
    const closing = ticks[close]
    if (!opening || !closing) continue
    found.push({ from: from + opening.index, to: from + closing.index + closing[0].length })
    index = close
  }
  return found
}
