import { strToU8, zipSync } from 'fflate'

const W =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ' +
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ' +
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'

/** What a Word file of a test holds; each is the inside of its part, as XML. */
export interface WordParts {
  readonly body: string
  readonly footnotes?: string
  readonly endnotes?: string
  readonly comments?: string
  readonly properties?: string
  /** Relationships of the document: id, kind, target; a target outside is written with its scheme. */
  readonly links?: readonly (readonly [id: string, kind: string, target: string])[]
  readonly files?: Readonly<Record<string, Uint8Array>>
}

/** The bytes of a Word file. Styles are Title, Heading1, Heading2, Quote, CaseName and FootnoteReference; lists 1 (bullets) and 2. */
export function wordFile(parts: WordParts): Uint8Array {
  const of = (name: string, inside: string | undefined) =>
    inside === undefined
      ? {}
      : { [`word/${name}.xml`]: strToU8(`<?xml version="1.0"?><w:${name} ${W}>${inside}</w:${name}>`) }
  const links = (parts.links ?? []).map(
    ([id, kind, target]) =>
      `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"${/^\w+:/.test(target) ? ' TargetMode="External"' : ''}/>`,
  )
  const properties = parts.properties ?? ''
  return zipSync({
    '[Content_Types].xml': strToU8(
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>` +
        '<Default Extension="png" ContentType="image/png"/><Default Extension="emf" ContentType="image/x-emf"/></Types>',
    ),
    '_rels/.rels': strToU8(
      `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    'docProps/core.xml': strToU8(
      `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">${properties}</cp:coreProperties>`,
    ),
    'word/_rels/document.xml.rels': strToU8(
      `<Relationships xmlns="${PACKAGE}/relationships">${links.join('')}</Relationships>`,
    ),
    'word/_rels/footnotes.xml.rels': strToU8(
      `<Relationships xmlns="${PACKAGE}/relationships">${links.join('')}</Relationships>`,
    ),
    ...of('styles', STYLES),
    ...of('numbering', NUMBERING),
    ...of('footnotes', parts.footnotes),
    ...of('endnotes', parts.endnotes),
    ...of('comments', parts.comments),
    'word/document.xml': strToU8(`<?xml version="1.0"?><w:document ${W}><w:body>${parts.body}</w:body></w:document>`),
    ...parts.files,
  })
}

const STYLES = [
  ...[
    ['paragraph', 'Title'],
    ['paragraph', 'heading 1'],
    ['paragraph', 'heading 2'],
    ['paragraph', 'Quote'],
    ['paragraph', 'Pull Quote'],
  ],
  ...[
    ['paragraph', 'toc 1'],
    ['character', 'Case Name'],
    ['character', 'footnote reference'],
    ['character', 'Hyperlink'],
  ],
]
  .map(([type, name = '']) => {
    const id = name.replace(/(?:^| )(\w)/g, (_, letter: string) => letter.toUpperCase())
    return `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`
  })
  .join('')

const NUMBERING =
  '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>' +
  '<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>' +
  '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'

/** A run of words, with properties such as `<w:i/>`. */
export function run(words: string, properties = ''): string {
  const told = properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`
  return `<w:r>${told}<w:t xml:space="preserve">${words}</w:t></w:r>`
}

/** A paragraph around runs, in a style or with properties. */
export function paragraph(inside: string, style = '', properties = ''): string {
  const named = style === '' ? '' : `<w:pStyle w:val="${style}"/>`
  return `<w:p><w:pPr>${named}${properties}</w:pPr>${inside}</w:p>`
}

export function listItem(words: string, list: number, level = 0): string {
  return paragraph(run(words), '', `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`)
}

export function call(kind: 'footnote' | 'endnote', id: number): string {
  return `<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:${kind}Reference w:id="${id}"/></w:r>`
}

/** A note around paragraphs; its own number stands in the first. */
export function note(kind: 'footnote' | 'endnote', id: number, ...paragraphs: readonly string[]): string {
  return `<w:${kind} w:id="${id}">${paragraphs.join('')}</w:${kind}>`
}

export function table(...rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[]) => row.map((cell) => `<w:tc><w:p>${cell}</w:p></w:tc>`).join('')
  const look = '<w:tblPr><w:tblLook w:val="04A0" w:firstRow="1"/></w:tblPr><w:tblGrid><w:gridCol/></w:tblGrid>'
  return `<w:tbl>${look}${rows.map((row) => `<w:tr>${cells(row)}</w:tr>`).join('')}</w:tbl>`
}

export function picture(id: string, words: string, how: 'embed' | 'link' = 'embed'): string {
  return (
    `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="p" descr="${words}"/><a:graphic><a:graphicData><pic:pic><pic:blipFill>` +
    `<a:blip r:${how}="${id}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`
  )
}
