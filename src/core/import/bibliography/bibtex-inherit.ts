import type { BibtexEntry } from './bibtex-syntax'

/** Longer chains of parents are a mistake of the file, such as two entries that name each other. */
const DEEPEST = 8

/** Fields that belong to one entry alone, as BibLaTeX has it; they never come from a parent. */
const OWN = [
  ...['crossref', 'xref', 'xdata', 'ids', 'entryset', 'entrysubtype', 'keywords', 'label', 'options', 'shorthand'],
  ...['title', 'subtitle', 'titleaddon', 'shorttitle', 'sorttitle', 'abstract', 'annotation', 'annote', 'note'],
  ...['doi', 'url', 'urldate', 'pages', 'eid', 'file', 'author'],
]

/** What the title of a parent is called in its children. */
const HOST_TITLES: Readonly<Record<string, string>> = {
  article: 'journaltitle',
  suppperiodical: 'journaltitle',
  book: 'maintitle',
  collection: 'maintitle',
  proceedings: 'maintitle',
  reference: 'maintitle',
}

/** The entries with what they take from others: `xdata` lends every field, the parent of a `crossref` what its children lack. */
export function withInherited(entries: readonly BibtexEntry[]): BibtexEntry[] {
  const byKey = new Map(entries.filter(({ key }) => key !== '').map((entry) => [entry.key.toLowerCase(), entry]))
  return entries.filter(({ type }) => type !== 'xdata').map((entry) => inherit(entry, byKey, 0))
}

function inherit(entry: BibtexEntry, byKey: ReadonlyMap<string, BibtexEntry>, depth: number): BibtexEntry {
  if (depth > DEEPEST) return entry
  const named = (field: string) =>
    (entry.fields.get(field) ?? '')
      .split(',')
      .flatMap((key) => byKey.get(key.trim().toLowerCase()) ?? [])
      .filter((other) => other !== entry)
      .map((other) => inherit(other, byKey, depth + 1))
  const fields = new Map(entry.fields)
  const add = (name: string, value: string | undefined) => {
    if (value !== undefined && !fields.has(name)) fields.set(name, value)
  }
  for (const data of named('xdata')) for (const [name, value] of data.fields) if (name !== 'xdata') add(name, value)
  for (const parent of named('crossref').slice(0, 1)) {
    add(HOST_TITLES[entry.type] ?? 'booktitle', parent.fields.get('booktitle') ?? parent.fields.get('title'))
    add(HOST_TITLES[entry.type] ? 'mainsubtitle' : 'booksubtitle', parent.fields.get('subtitle'))
    // A part of a book without an author of its own is by the author of the book.
    if (entry.type === 'inbook') add('author', parent.fields.get('author'))
    if (['inbook', 'incollection', 'suppbook', 'bookinbook'].includes(entry.type) && parent.type.endsWith('book'))
      add('bookauthor', parent.fields.get('author'))
    for (const [name, value] of parent.fields) if (!OWN.includes(name)) add(name, value)
  }
  return { ...entry, fields }
}
