/** What a document is, by where it lies. */
type DocumentKind = 'library' | 'topics' | 'post' | 'thread' | 'source'

type Raw = Readonly<Record<string, unknown>>

/** One step from a schema to the next. A document that it does not know comes back as it was. */
interface Migration {
  readonly to: number
  readonly change: Readonly<Record<DocumentKind, (raw: Raw) => Raw>>
}

/**
 * Every step there is, in order, without gaps; test/store/schemas holds a library of each older schema. Schema 0 is the
 * trial version that never left its makers: it stays so that the way from one schema to the next is walked by a test.
 */
const MIGRATIONS: readonly Migration[] = [
  {
    to: 1,
    change: {
      library: ({ name, authors, ...rest }) => ({ ...rest, title: name, authors: listOf(authors).map(authorOf) }),
      topics: ({ list, ...rest }) => ({ entries: {}, ...rest, topics: list }),
      post: ({ text, published, tags, ...rest }) => ({
        ...rest,
        status: published === true ? 'published' : 'draft',
        tags:
          typeof tags === 'string'
            ? tags
                .split(',')
                .map((tag) => tag.trim())
                .filter((tag) => tag !== '')
            : [],
        body: text,
      }),
      thread: ({ comments, ...rest }) => ({ ...rest, comments: listOf(comments).map(commentOf) }),
      source: ({ record, ...rest }) => ({ ...rest, csl: record }),
    },
  },
]

/** The schema that the last migration leads to. */
export const NEWEST_MIGRATION = MIGRATIONS.at(-1)?.to ?? 0

/** Brings a document of an older schema to the newest; takes the path from the library folder. Pure. */
export function migrate(raw: unknown, path: string): unknown {
  const kind = kindOf(path)
  if (!isRecord(raw) || typeof raw.schema !== 'number' || kind === null) return raw
  let document: Raw = raw
  for (const { to, change } of MIGRATIONS)
    if ((document.schema as number) < to) document = { ...change[kind](document), schema: to }
  return document
}

function kindOf(path: string): DocumentKind | null {
  if (path === 'library.json') return 'library'
  if (path === 'topics.json') return 'topics'
  if (path.startsWith('posts/')) return 'post'
  if (path.startsWith('comments/')) return 'thread'
  return path.startsWith('sources/') ? 'source' : null
}

function authorOf(author: unknown): unknown {
  if (typeof author !== 'string') return author
  const id = author
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
  return { id: id === '' ? 'author' : id, name: author }
}

function commentOf(comment: unknown): unknown {
  if (!isRecord(comment)) return comment
  const { text, approved, name, ...rest } = comment
  return { ...rest, author: { name }, status: approved === true ? 'approved' : 'pending', body: text }
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

function isRecord(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
