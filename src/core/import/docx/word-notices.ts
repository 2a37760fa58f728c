import { counted } from '../../counted'

/** What the reader of Word files says in passing that an author need not know. */
const IDLE =
  /^(?:(?:Paragraph|Run|Table) style with ID .* was referenced|Ignoring complex field|Unrecognised run style: '.* Char')/
/** Styles that are plain paragraphs and words anyway, and need no telling. */
const PLAIN = new Set(
  [
    ...[
      'Subtitle',
      'Author',
      'Date',
      'Abstract',
      'caption',
      'List Paragraph',
      'No Spacing',
      'Normal (Web)',
      'Signature',
    ],
    ...[
      'Body Text',
      'Body Text 2',
      'Body Text 3',
      'Body Text Indent',
      'Body Text First Indent',
      'Text body',
      'First Paragraph',
    ],
    ...[
      'Compact',
      'Default',
      'Standard',
      'Plain Text',
      'Bibliography',
      'Footnote Text',
      'Endnote Text',
      'Table Contents',
    ],
    ...['Table Heading', 'List', 'List Bullet', 'List Number', 'Image Caption', 'Table Caption', 'Captioned Figure'],
    ...['Internet Link', 'Visited Internet Link', 'FollowedHyperlink', 'Default Paragraph Font', 'null'],
  ].map((name) => name.toLowerCase()),
)
const STYLE = /^Unrecognised (paragraph|run) style: '(.*)' \(Style ID: .*\)$/s
const ELEMENT = /^An unrecognised element was ignored: (?:\{[^}]*\})?([\w:.-]+)/
const MISSING = /^(?:Could not find image file|A v:imagedata element without)|^\S+ is missing$/
/** Elements without words. */
const WORDLESS =
  /^(?:w:(?:permStart|permEnd|bookmark\w*|noProof|ptab|customXml\w*|sdtPr|softHyphen|separator|continuationSeparator)|m?:?oMathParaPr|o:lock|wp14:.*|\w+:extLst|v:(?:path|fill|stroke|formulas|textpath))$/

/** Turns what the reader of Word files says into sentences for the author, each once. */
export function wordNotices(messages: readonly string[]): string[] {
  const styles = { paragraph: new Set<string>(), run: new Set<string>() }
  const others = new Map<string, number>()
  const count = (what: string) => others.set(what, (others.get(what) ?? 0) + 1)
  for (const message of messages) {
    const [, kind, style = ''] = STYLE.exec(message) ?? []
    const element = ELEMENT.exec(message)?.[1]
    if (IDLE.test(message)) continue
    if (kind === 'paragraph' || kind === 'run') {
      if (!PLAIN.has(style.toLowerCase())) styles[kind].add(style.slice(0, 60))
    } else if (element !== undefined) {
      if (!WORDLESS.test(element)) count(`“${element}” of Word’s was left out`)
    } else if (/^could not read external image/.test(message))
      count('a picture that the file only links to was left out')
    else if (MISSING.test(message)) count('a picture that is not in the file was left out')
    else if (/^Image of type .* is unlikely/.test(message)) continue
    else count(message.slice(0, 200))
  }
  return [
    ...styleNotice('paragraphs', [...styles.paragraph]),
    ...styleNotice('words', [...styles.run]),
    ...[...others].map(([what, times]) => (times === 1 ? what : `${what} (${counted(times, 'time', 'times')})`)),
  ]
}

function styleNotice(what: string, names: readonly string[]): string[] {
  if (names.length === 0) return []
  const shown = names.slice(0, 5).map((name) => `“${name}”`)
  const more = names.length > 5 ? ` and ${names.length - 5} more` : ''
  return [`${what} in the ${names.length === 1 ? 'style' : 'styles'} ${shown.join(', ')}${more} came in plain`]
}
