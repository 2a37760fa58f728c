import { parse, YAMLParseError } from 'yaml'
import { err, ok, type Result } from '../result'

/** The YAML at the head of a Markdown file and the text after it, byte for byte. */
export interface SplitMarkdown {
  readonly yaml: string | null
  readonly body: string
}

const OPENING = /^\uFEFF?---[ \t]*\r?\n/
const CLOSING = /^(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/m

/**
 * Splits a Markdown file into its front matter and its body. One empty line after the front matter belongs to the
 * border and is dropped; everything after it is kept byte for byte. Without a closing line there is no front matter.
 */
export function splitFrontMatter(text: string): SplitMarkdown {
  const opening = OPENING.exec(text)
  if (!opening) return { yaml: null, body: text.replace(/^\uFEFF/, '') }
  const rest = text.slice(opening[0].length)
  const closing = CLOSING.exec(rest)
  if (!closing) return { yaml: null, body: text.replace(/^\uFEFF/, '') }
  const body = rest.slice(closing.index + closing[0].length)
  return { yaml: rest.slice(0, closing.index), body: body.replace(/^\r?\n/, '') }
}

/** Front matter as names and plain values: text, numbers, true or false, null, and lists and maps of them. */
export type FrontMatter = ReadonlyMap<string, unknown>

/**
 * Reads YAML from outside: no tags that build objects, at most 50 alias uses (so no "billion laughs"), maps as Map (so a
 * key like `__proto__` is only a key). Answers one line on what is wrong when it is not a map of names.
 */
export function readFrontMatter(yaml: string): Result<FrontMatter, string> {
  try {
    const value: unknown = parse(yaml, { schema: 'core', mapAsMap: true, maxAliasCount: 50, logLevel: 'error' })
    if (value === null || value === undefined) return ok(new Map())
    if (!(value instanceof Map)) return err('the front matter is not a list of "name: value" lines')
    return ok(new Map([...value].map(([name, field]) => [String(name), field])))
  } catch (fault) {
    if (fault instanceof YAMLParseError) return err(`the front matter is not YAML: ${firstLine(fault.message)}`)
    return err(
      `the front matter could not be read: ${firstLine(fault instanceof Error ? fault.message : String(fault))}`,
    )
  }
}

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/:$/, '')
}
