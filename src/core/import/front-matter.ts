import { parse as parseToml, TomlDate, TomlError } from 'smol-toml'
import { parseDocument, visit } from 'yaml'
import { err, ok, type Result } from '../result'
import type { ReadMarkdown } from './markdown-head'
import { readTitleBlock } from './title-block'

type Format = 'yaml' | 'toml' | 'json'

interface SplitMarkdown {
  readonly format: Format
  readonly source: string
  readonly body: string
}

/** How a head opens and closes: YAML as everybody has it, TOML and bare JSON as Hugo, and named formats as Eleventy. */
const HEADS: readonly (readonly [opening: RegExp, closing: RegExp])[] = [
  [/^---(yaml|toml|json)?[ \t]*(?:\r\n?|\n)/i, /^(?:---|\.\.\.)[ \t]*(?:\r\n?|\n|$)/m],
  [/^\+\+\+[ \t]*(?:\r\n?|\n)/, /^\+\+\+[ \t]*(?:\r\n?|\n|$)/m],
  [/^(?=\{[ \t]*(?:\r\n?|\n))/, /(?<=^\}[ \t]*)(?:\r\n?|\n|$)/m],
]

/**
 * Reads the front matter of a Markdown file. One empty line after it belongs to the border and is dropped; everything after
 * it is kept byte for byte. Without a closing line there is none, nor where words stand between two rules. Answers one line on
 * what is wrong with it.
 */
export function readFrontMatter(text: string): Result<ReadMarkdown, string> {
  const plain = text.replace(/^\uFEFF/, '')
  const split = splitFrontMatter(plain)
  if (!split) return ok(readTitleBlock(plain) ?? { front: null, body: plain })
  const { format, source, body } = split
  const read = READERS[format](source.replaceAll(/\r\n?/g, '\n'))
  if (!read.ok) return err(`the front matter ${read.error}`)
  if (read.value === null || read.value === undefined) return ok({ front: new Map(), body })
  if (!(read.value instanceof Map)) return ok({ front: null, body: plain })
  return ok({ front: new Map([...read.value].map(([name, field]) => [String(name), field])), body })
}

function splitFrontMatter(text: string): SplitMarkdown | null {
  for (const [at, [open, close]] of HEADS.entries()) {
    const opening = open.exec(text)
    if (!opening) continue
    const rest = text.slice(opening[0].length)
    const closing = close.exec(rest)
    if (!closing) return null
    const format = at === 0 ? (opening[1]?.toLowerCase() ?? 'yaml') : at === 1 ? 'toml' : 'json'
    const body = rest.slice(closing.index + closing[0].length).replace(/^(?:\r\n?|\n)/, '')
    return { format: format as Format, source: rest.slice(0, closing.index), body }
  }
  return null
}

const READERS: Readonly<Record<Format, (source: string) => Result<unknown, string>>> = {
  yaml: readYaml,
  toml(source) {
    try {
      return ok(asMaps(parseToml(source)))
    } catch (fault) {
      return err(`is not TOML: ${firstLine(fault instanceof TomlError ? fault.message : String(fault))}`)
    }
  },
  json(source) {
    try {
      return ok(asMaps(JSON.parse(source)))
    } catch (fault) {
      return err(`is not JSON: ${firstLine(fault instanceof Error ? fault.message : String(fault))}`)
    }
  },
}

/**
 * Reads YAML from outside: no tags that build objects, at most 50 alias uses (so no "billion laughs"), maps as Map (so a
 * key like `__proto__` is only a key), numbers as they are typed (so a title of "1.0" stays one).
 */
function readYaml(source: string): Result<unknown, string> {
  const document = parseDocument(source, { schema: 'core', logLevel: 'error' })
  const [fault] = document.errors
  if (fault) return err(`is not YAML: ${firstLine(fault.message)}`)
  visit(document, {
    Scalar(_, node) {
      if (typeof node.value === 'number' && node.source !== undefined) node.value = node.source
    },
  })
  try {
    return ok(document.toJS({ mapAsMap: true, maxAliasCount: 50 }))
  } catch (fault) {
    return err(`could not be read: ${firstLine(fault instanceof Error ? fault.message : String(fault))}`)
  }
}

/** Objects as Map, and dates as they are typed. */
function asMaps(value: unknown): unknown {
  if (value instanceof TomlDate) return value.toISOString().replace(/\.000(?=Z|[+-]|$)/, '')
  if (Array.isArray(value)) return value.map(asMaps)
  if (typeof value !== 'object' || value === null) return value
  return new Map(Object.entries(value).map(([name, field]) => [name, asMaps(field)]))
}

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/:$/, '')
}
