/**
 * Locators as Pandoc reads them: "p. 5", "pp. 5-7, 9", "§ 1983", "ch. iv", "n. 3", or a bare number, which is a page.
 * The labels are the locator terms of CSL 1.0.2.
 */
export const LOCATOR_LABELS = [
  'act',
  'appendix',
  'article-locator',
  'book',
  'canon',
  'chapter',
  'column',
  'equation',
  'figure',
  'folio',
  'issue',
  'line',
  'note',
  'opus',
  'page',
  'paragraph',
  'part',
  'rule',
  'scene',
  'section',
  'sub-verbo',
  'table',
  'timestamp',
  'title-locator',
  'verse',
  'volume',
] as const
export type LocatorLabel = (typeof LOCATOR_LABELS)[number]

export interface Locator {
  readonly label: LocatorLabel
  readonly value: string
}

/** What people write before the number, and the CSL label it stands for. Longer forms are tried first. */
const WRITTEN: readonly (readonly [LocatorLabel, readonly string[]])[] = [
  ['act', ['act']],
  ['appendix', ['appendix', 'app.']],
  ['article-locator', ['articles', 'article', 'arts.', 'art.']],
  ['book', ['books', 'book', 'bks.', 'bk.']],
  ['canon', ['canons', 'canon', 'cc.', 'can.']],
  ['chapter', ['chapters', 'chapter', 'chaps.', 'chap.', 'chs.', 'ch.']],
  ['column', ['columns', 'column', 'cols.', 'col.']],
  ['equation', ['equation', 'eq.']],
  ['figure', ['figures', 'figure', 'figs.', 'fig.']],
  ['folio', ['folios', 'folio', 'fols.', 'fol.', 'ff.', 'f.']],
  ['issue', ['issues', 'issue', 'nos.', 'no.', 'numbers', 'number']],
  ['line', ['lines', 'line', 'll.', 'l.']],
  ['note', ['footnotes', 'footnote', 'notes', 'note', 'nn.', 'n.']],
  ['opus', ['opera', 'opus', 'opp.', 'op.']],
  ['page', ['pages', 'page', 'pp.', 'p.', 'at']],
  ['paragraph', ['paragraphs', 'paragraph', 'paras.', 'para.', '¶¶', '¶']],
  ['part', ['parts', 'part', 'pts.', 'pt.']],
  ['rule', ['rules', 'rule', 'r.']],
  ['scene', ['scene', 'sc.']],
  ['section', ['sections', 'section', 'secs.', 'sec.', '§§', '§']],
  ['sub-verbo', ['sub verbo', 'sub verbis', 's.vv.', 's.v.', 's. v.']],
  ['table', ['tables', 'table', 'tbl.']],
  ['timestamp', ['timestamp']],
  ['title-locator', ['titles', 'title', 'tits.', 'tit.']],
  ['verse', ['verses', 'verse', 'vv.', 'v.']],
  ['volume', ['volumes', 'volume', 'vols.', 'vol.']],
]

/** How a label is written before its value; `many` picks the plural. */
const PREFERRED: Readonly<Record<LocatorLabel, readonly [one: string, many: string]>> = {
  act: ['act', 'act'],
  appendix: ['app.', 'app.'],
  'article-locator': ['art.', 'arts.'],
  book: ['bk.', 'bks.'],
  canon: ['can.', 'cc.'],
  chapter: ['ch.', 'chs.'],
  column: ['col.', 'cols.'],
  equation: ['eq.', 'eq.'],
  figure: ['fig.', 'figs.'],
  folio: ['fol.', 'fols.'],
  issue: ['no.', 'nos.'],
  line: ['l.', 'll.'],
  note: ['n.', 'nn.'],
  opus: ['op.', 'opp.'],
  page: ['p.', 'pp.'],
  paragraph: ['¶', '¶¶'],
  part: ['pt.', 'pts.'],
  rule: ['r.', 'r.'],
  scene: ['sc.', 'sc.'],
  section: ['§', '§§'],
  'sub-verbo': ['s.v.', 's.vv.'],
  table: ['tbl.', 'tbl.'],
  timestamp: ['timestamp', 'timestamp'],
  'title-locator': ['tit.', 'tits.'],
  verse: ['v.', 'vv.'],
  volume: ['vol.', 'vols.'],
}

const LABEL_OF = new Map(WRITTEN.flatMap(([label, forms]) => forms.map((form) => [form, label] as const)))
let labels: RegExp | undefined

/**
 * The labels in all their forms. Made with the first locator, as every pattern here that knows all letters: they take as
 * long as much of a start does.
 */
function labelPattern(): RegExp {
  labels ??= new RegExp(
    `^(${[...LABEL_OF.keys()]
      .sort((a, b) => b.length - a.length)
      .map((form) => form.replaceAll('.', '\\.') + (/[a-z]$/.test(form) ? '(?![\\p{L}\\p{N}.])' : ''))
      .join('|')})\\s*`,
    'iu',
  )
  return labels
}

const JOINT = /^(?:\s*[,&]\s*|\s*[-–—]\s*|\s+and\s+|\s+nn?\.\s*(?=\d))/u

/**
 * Reads a locator at the start of what follows a key (", p. 5, emphasis added").
 * Answers the locator, or null, and the length of text it took: 0 when there is none.
 */
export function readLocator(text: string): { readonly locator: Locator | null; readonly length: number } {
  const lead = /^\s*,?\s*/.exec(text)?.[0].length ?? 0
  if (text[lead] === '{') return readBraced(text, lead)
  // Amendments of a constitution have no label in CSL: their word stays in the value, so that it prints as written.
  const amendment = /^amends?\.\s+(?:[IVXLCDM]+|\d+)(?![\p{L}\p{N}])/u.exec(text.slice(lead))?.[0]
  if (amendment) return { locator: { label: 'page', value: amendment }, length: lead + amendment.length }
  const label = labelPattern().exec(text.slice(lead))
  const start = lead + (label?.[0].length ?? 0)
  const length = readValue(text.slice(start), label !== null)
  if (length === 0) return { locator: null, length: 0 }
  return {
    locator: { label: labelOf(label?.[1]), value: text.slice(start, start + length).replace(/^\\/, '') },
    length: start + length,
  }
}

/** Pandoc's way to fence a locator that does not look like one: "{p. 5 verso}", and "{}" for none. */
function readBraced(text: string, lead: number): { readonly locator: Locator | null; readonly length: number } {
  const end = text.indexOf('}', lead)
  if (end < 0) return { locator: null, length: 0 }
  const inside = text.slice(lead + 1, end).trim()
  if (inside === '') return { locator: null, length: end + 1 }
  const label = labelPattern().exec(inside)
  return { locator: { label: labelOf(label?.[1]), value: inside.slice(label?.[0].length ?? 0) }, length: end + 1 }
}

function labelOf(written: string | undefined): LocatorLabel {
  return (written && LABEL_OF.get(written.toLowerCase())) || 'page'
}

function readValue(text: string, labelled: boolean): number {
  let at = wordLength(text, labelled)
  while (at > 0) {
    const joint = JOINT.exec(text.slice(at))?.[0].length ?? 0
    const word = joint === 0 ? 0 : wordLength(text.slice(at + joint), labelled)
    if (word === 0) break
    at += joint + word
  }
  return at
}

/** A word of a value: it holds a digit, or is a roman numeral; brackets may follow ("23(b)(1)", "12[a]"). */
function wordLength(text: string, labelled: boolean): number {
  const [number] =
    /^(?:\\?\*(?=\p{N}))?[^\s,;{}()[\]]*\p{N}[^\s,;{}()[\]]*(?:\([\p{L}\p{N}]+\)|\[[\p{L}\p{N}]+\])*/u.exec(text) ?? []
  // Without a label only numbers, star pages (*3) and pages of newspapers (A1) are taken for one. A stop or a closing mark
  // after the number belongs to the sentence.
  if (number && (labelled || /^(\p{N}|\\?\*\p{N}|[A-Z]\d)/u.test(number)))
    return number.replace(/[.:!?"'”’*_]+$/u, '').length
  return labelled ? (/^[ivxlcdm]+(?:[-–—][ivxlcdm]+)?(?![\p{L}\p{N}])/iu.exec(text)?.[0].length ?? 0) : 0
}

/** Writes a locator so that `readLocator` finds the same again: "p. 5", "pp. 5-7", "{p. 5 verso}". */
export function writeLocator(locator: Locator): string {
  const many = /[-–—,&]| and /u.test(locator.value)
  const label = PREFERRED[locator.label][many ? 1 : 0]
  const plain = `${label} ${locator.value}`
  const again = readLocator(plain)
  return again.length === plain.length && again.locator?.label === locator.label ? plain : `{${plain}}`
}
