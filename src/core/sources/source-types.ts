/** How a field is edited. */
export type FieldControl = 'text' | 'long' | 'names' | 'date' | 'url'

export interface SourceField {
  /** The CSL variable. */
  readonly variable: string
  readonly label: string
  readonly control: FieldControl
  readonly hint?: string
}

export interface SourceType {
  /** The CSL type. */
  readonly type: string
  /** One word for the list: "Case", "News". */
  readonly word: string
  readonly fields: readonly SourceField[]
  /** Without one of each group a citation cannot be found again; the first of a group is the one to ask for. */
  readonly required: readonly (readonly string[])[]
}

const field = (variable: string, label: string, control: FieldControl = 'text', hint?: string): SourceField =>
  hint ? { variable, label, control, hint } : { variable, label, control }

const title = field('title', 'Title', 'long')
const author = field('author', 'Authors', 'names', 'Family, Given; one more. Organisations as they are.')
const editor = field('editor', 'Editors', 'names')
const issued = field('issued', 'Date', 'date')
const year = field('issued', 'Year', 'date')
const publisher = field('publisher', 'Publisher')
const place = field('publisher-place', 'Place')
const volume = field('volume', 'Volume')
const pages = field('page', 'Pages')
const number = field('number', 'Number')
const url = field('URL', 'Link', 'url')
const doi = field('DOI', 'DOI')
const shortTitle = field('title-short', 'Short title')
const archive = field('archive', 'Kept at')
const archiveSpot = field('archive_location', 'Box, folder')
const committee = field('section', 'Committee')
const session = field('chapter-number', 'Congress, session')

const WEB = [title, author, issued, url] as const

/** The kinds of sources, in the order of the menu. */
export const SOURCE_TYPES: readonly SourceType[] = [
  {
    type: 'book',
    word: 'Book',
    fields: [
      title,
      author,
      editor,
      year,
      field('edition', 'Edition'),
      publisher,
      place,
      volume,
      field('ISBN', 'ISBN'),
      shortTitle,
      url,
    ],
    required: [['title'], ['author', 'editor'], ['issued']],
  },
  {
    type: 'chapter',
    word: 'Chapter',
    fields: [title, author, field('container-title', 'Book'), editor, year, publisher, place, pages, shortTitle, url],
    required: [['title'], ['author'], ['container-title'], ['issued']],
  },
  {
    type: 'article-journal',
    word: 'Article',
    fields: [
      title,
      author,
      field('container-title', 'Journal'),
      field('container-title-short', 'Short name'),
      volume,
      field('issue', 'Issue'),
      year,
      pages,
      doi,
      shortTitle,
      url,
    ],
    required: [['title'], ['author'], ['container-title'], ['issued']],
  },
  {
    type: 'article-newspaper',
    word: 'News',
    fields: [title, author, field('container-title', 'Newspaper'), issued, pages, place, shortTitle, url],
    required: [['title'], ['container-title'], ['issued']],
  },
  {
    type: 'article-magazine',
    word: 'Magazine',
    fields: [
      title,
      author,
      field('container-title', 'Magazine'),
      volume,
      field('issue', 'Issue'),
      issued,
      pages,
      shortTitle,
      url,
    ],
    required: [['title'], ['container-title'], ['issued']],
  },
  {
    type: 'webpage',
    word: 'Web page',
    fields: [...WEB, field('container-title', 'Web site'), shortTitle],
    required: [['title'], ['URL']],
  },
  {
    type: 'post-weblog',
    word: 'Blog post',
    fields: [...WEB, field('container-title', 'Blog'), shortTitle],
    required: [['title'], ['container-title'], ['issued'], ['URL']],
  },
  {
    type: 'legal_case',
    word: 'Case',
    fields: [
      title,
      volume,
      field('container-title', 'Reporter'),
      field('page', 'First page'),
      field('authority', 'Court'),
      issued,
      field('number', 'Docket number'),
      shortTitle,
      url,
    ],
    required: [['title'], ['container-title', 'number'], ['issued']],
  },
  {
    type: 'legislation',
    word: 'Statute',
    fields: [
      field('title', 'Name', 'long'),
      volume,
      field('container-title', 'Code'),
      field('section', 'Section'),
      field('number', 'Public law'),
      pages,
      year,
      shortTitle,
      url,
    ],
    required: [['title', 'container-title']],
  },
  {
    type: 'regulation',
    word: 'Regulation',
    fields: [
      field('title', 'Name', 'long'),
      volume,
      field('container-title', 'Code'),
      field('section', 'Section'),
      pages,
      issued,
      url,
    ],
    required: [['title', 'container-title']],
  },
  {
    type: 'bill',
    word: 'Bill',
    fields: [title, number, field('authority', 'House'), session, issued, shortTitle, url],
    required: [['title', 'number'], ['chapter-number'], ['issued']],
  },
  {
    type: 'hearing',
    word: 'Hearing',
    fields: [title, field('author', 'Witness', 'names'), committee, session, issued, pages, shortTitle, url],
    required: [['title'], ['section'], ['issued']],
  },
  {
    type: 'treaty',
    word: 'Treaty',
    fields: [
      title,
      field('author', 'Parties', 'names', 'Japan; U.S.'),
      issued,
      volume,
      field('container-title', 'Treaty series'),
      field('page', 'First page'),
      number,
      shortTitle,
      url,
    ],
    required: [['title'], ['issued']],
  },
  {
    type: 'report',
    word: 'Report',
    fields: [title, author, field('genre', 'Kind of report'), number, publisher, place, issued, shortTitle, url],
    required: [['title'], ['author', 'publisher'], ['issued']],
  },
  {
    type: 'speech',
    word: 'Speech',
    fields: [
      title,
      field('author', 'Speaker', 'names'),
      field('event-title', 'Occasion'),
      field('event-place', 'Place'),
      issued,
      url,
    ],
    required: [['title'], ['author'], ['issued']],
  },
  {
    type: 'interview',
    word: 'Interview',
    fields: [
      title,
      field('author', 'Person asked', 'names'),
      field('interviewer', 'Interviewer', 'names'),
      issued,
      field('medium', 'Medium'),
      archive,
      archiveSpot,
      url,
    ],
    required: [['author', 'title'], ['issued']],
  },
  {
    type: 'personal_communication',
    word: 'Letter',
    fields: [
      title,
      field('author', 'From', 'names'),
      field('recipient', 'To', 'names'),
      issued,
      field('genre', 'Kind of letter', 'text', 'Letter, E-mail'),
      archive,
      archiveSpot,
      url,
    ],
    required: [['author'], ['issued']],
  },
  {
    type: 'manuscript',
    word: 'Manuscript',
    fields: [title, author, issued, field('genre', 'Kind of manuscript'), archive, archiveSpot, url],
    required: [['title']],
  },
  {
    type: 'thesis',
    word: 'Thesis',
    fields: [
      title,
      author,
      field('genre', 'Kind of thesis', 'text', 'Ph.D. dissertation'),
      field('publisher', 'University'),
      year,
      shortTitle,
      url,
    ],
    required: [['title'], ['author'], ['publisher'], ['issued']],
  },
  {
    type: 'pamphlet',
    word: 'Pamphlet',
    fields: [title, author, publisher, place, year, shortTitle, url],
    required: [['title'], ['issued']],
  },
  {
    type: 'document',
    word: 'Document',
    fields: [title, author, issued, publisher, archive, archiveSpot, shortTitle, url],
    required: [['title']],
  },
]

const BY_TYPE = new Map(SOURCE_TYPES.map((type) => [type.type, type]))

/** Types of CSL that Postil has no form of its own for, and the nearest one that it has. */
const NEAREST = new Map(
  Object.entries({
    article: 'article-journal',
    'entry-encyclopedia': 'chapter',
    'entry-dictionary': 'chapter',
    entry: 'chapter',
    'paper-conference': 'chapter',
    post: 'post-weblog',
    review: 'article-journal',
    'review-book': 'article-journal',
    broadcast: 'webpage',
    motion_picture: 'document',
    song: 'document',
    map: 'document',
    periodical: 'book',
    classic: 'book',
    collection: 'book',
    dataset: 'webpage',
    software: 'webpage',
  }),
)

/** The form for a CSL type; a type without one gets the nearest, and keeps its own name in the record. */
export function sourceType(type: string): SourceType {
  const known = BY_TYPE.get(type) ?? BY_TYPE.get(NEAREST.get(type) ?? 'document')
  if (!known) throw new Error('the table of source types has lost its last entry')
  return known
}
