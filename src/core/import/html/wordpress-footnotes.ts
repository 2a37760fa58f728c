import { z } from 'zod'

const Footnotes = z.array(z.looseObject({ id: z.string(), content: z.string() }))

/**
 * Reads the `footnotes` meta value of a WordPress post (6.3 and later): a JSON list of id and HTML. Some versions wrote
 * quotation marks in it unescaped (Trac 59103); those are escaped, as WordPress itself does. Answers null when it is beyond that.
 */
export function readWordpressFootnotes(meta: string): ReadonlyMap<string, string> | null {
  const parsed = readJson(meta) ?? readJson(withQuotesEscaped(meta))
  const list = Footnotes.safeParse(parsed)
  return list.success ? new Map(list.data.map(({ id, content }) => [id, content])) : null
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Only the quotation marks that belong to the shape of the list stay bare. */
function withQuotesEscaped(meta: string): string {
  return meta.replace(/("content":")([\s\S]*?)("\s*,\s*"id":"[\w-]+"\s*\})/g, (_, open, content, close) => {
    return `${open}${String(content)
      .replace(/(?<!\\)"/g, '\\"')
      .replace(/\n/g, '\\n')}${close}`
  })
}
