import { SaxesParser } from 'saxes'
import { Language } from '../../identifier'
import { timestampOf } from '../typed-date'

/** What a Word file says of itself in `docProps/core.xml`. */
export interface CoreProperties {
  readonly title: string | null
  readonly authors: readonly string[]
  readonly created: string | null
  readonly modified: string | null
  readonly tags: readonly string[]
  readonly language: string | null
}

/** In characters; what is longer is cut. */
const LONGEST = 1000
/** What programs put there when nobody has said anything. */
const NO_TITLE = /^(?:microsoft word - .*|(?:word )?document ?\d*|untitled.*|title|\[title\])$/i
const NO_AUTHOR = /^(?:author|user|admin|administrator|microsoft office user|windows user|python-docx|unknown)$/i

/** Reads what a Word file says of itself; of XML that cannot be read, what came before the fault. */
export function readCoreProperties(xml: string): CoreProperties {
  const said = fieldsOf(xml)
  const list = (name: string, sign: RegExp) => {
    const parts = (said.get(name) ?? '').split(sign).map((one) => one.trim())
    return [...new Set(parts)].filter((one) => one !== '')
  }
  const title = said.get('title') ?? null
  return {
    title: title === null || NO_TITLE.test(title) ? null : title,
    authors: list('creator', /;/).filter((name) => !NO_AUTHOR.test(name)),
    created: timestampOf(said.get('created') ?? ''),
    modified: timestampOf(said.get('modified') ?? ''),
    tags: list('keywords', /[,;]/),
    language: Language.safeParse(said.get('language')).data ?? null,
  }
}

/** The elements right below the root, by their names without prefix; the first of each that says something. */
function fieldsOf(xml: string): Map<string, string> {
  const said = new Map<string, string>()
  const parser = new SaxesParser({ fragment: false })
  let [depth, name, text] = [0, '', '']
  let broken = false
  parser.on('opentag', (tag) => {
    depth += 1
    if (depth === 2) [name, text] = [tag.name.replace(/^.*:/, ''), '']
  })
  parser.on('text', (piece) => {
    if (depth >= 2 && !broken) text = (text + piece).slice(0, LONGEST)
  })
  parser.on('closetag', () => {
    const words = text.replaceAll(/\s+/g, ' ').trim()
    if (depth === 2 && !broken && words !== '' && !said.has(name)) said.set(name, words)
    depth -= 1
  })
  // A parser of saxes goes on behind a fault; what it reads there is a guess.
  parser.on('error', () => {
    broken = true
  })
  parser.write(xml).close()
  return said
}
