import { parse } from 'yaml'
import { z } from 'zod'
import { Author } from '../author'
import { LIBRARY_FILE, LIBRARY_FILE_FORMAT, type MarkdownLibrary } from '../export/markdown-library'
import { Id } from '../identifier'
import { err, ok, type Result } from '../result'
import { Topic, TopicEntry } from '../topic'

const File = z.looseObject({
  postil: z.literal(LIBRARY_FILE_FORMAT),
  authors: z.array(Author).default([]),
  topics: z.array(Topic).default([]),
  order: z.array(z.looseObject({ topic: Id, entries: z.array(TopicEntry) })).default([]),
})

/** Reads what `writeMarkdownLibrary` wrote. It comes from outside: errs in one line on what is wrong with it. */
export function readMarkdownLibrary(text: string): Result<MarkdownLibrary, string> {
  let value: unknown
  try {
    value = parse(text, { schema: 'core', maxAliasCount: 50, logLevel: 'error' })
  } catch (fault) {
    return err(`${LIBRARY_FILE} is not YAML: ${String(fault instanceof Error ? fault.message : fault).split('\n')[0]}`)
  }
  const read = File.safeParse(value)
  if (!read.success) {
    const [issue] = read.error.issues
    return err(`${LIBRARY_FILE} could not be read: ${issue?.path.join('.') || 'the file'}: ${issue?.message}`)
  }
  const { authors, topics, order } = read.data
  const entries = Object.fromEntries(order.map((one) => [one.topic, one.entries]))
  return ok({ authors, topics, entries })
}
