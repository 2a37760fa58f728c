import { err, ok, type Result } from '../../result'

/** How deep the elements of a Word file may nest, and how many one of its parts may have. */
const DEEPEST = 300
const MOST = 600_000

/** A part of a Word file as its reader takes it, and what is to be told of it. */
export interface WordXml {
  readonly xml: string
  /** How many equations became the letters they are made of. */
  readonly equations: number
  /** How many changes were tracked. */
  readonly changes: number
}

/** What the reader would leave out with all its words, behind the name of something of which it reads the words. */
const WRAPPERS = /<(\/?)(?:w:(?:fldSimple|dir|bdo)|m:oMathPara)(?=[\s/>])/g
/** A sign that an author set in place of a note's number; the note's own number is made. */
const OWN_SIGN =
  /(<w:(?:footnote|endnote)Reference\b[^<>]*\bw:customMarkFollows="(?:1|true|on)"[^<>]*\/>)\s*(?:<w:t\b[^<>]*>[^<>]*<\/w:t>|<w:sym\b[^<>]*\/>)/g
/** Says that the first row of a table is its head, up to that row. */
const HEADED =
  /(<w:tblLook\b[^<>]*\bw:(?:firstRow="(?:1|true|on)"|val="[\dA-Fa-f]{2}[2367ABEFabef][\dA-Fa-f]")[^<>]*>(?:(?!<w:tr[\s>]|<w:tblLook)[\s\S])*<w:tr(?:\s[^<>]*)?>)(\s*<w:trPr>)?/g
const EQUATION = /<m:oMath(?:\s[^<>]*)?>((?:(?!<m:oMath[\s>])[\s\S])*?)<\/m:oMath>/g
const LETTERS = /<m:t(?:\s[^<>]*)?>([^<>]*)<\/m:t>/g

const LINK = /\br:(?:embed|link|id)="([^"<>]*)"/g

/** The ids that a part may name, by the XML that says where each leads. */
export function linkIds(xml: string): ReadonlySet<string> {
  const links = [...xml.matchAll(/<Relationship\s[^<>]*>/g)].filter(([link]) => /\sTarget="/.test(link))
  return new Set(links.map(([link]) => /\sId="([^"]*)"/.exec(link)?.[1] ?? ''))
}

/**
 * Makes a part of a Word file ready for its reader, so that no words are lost, and nothing is named that is not there: one
 * such name would stop it. Errs when the part is beyond what can be read.
 */
export function readableWordXml(xml: string, links: ReadonlySet<string>): Result<WordXml, string> {
  const tooMuch = tooMuchXml(xml)
  if (tooMuch !== null) return err(tooMuch)
  let equations = 0
  const readable = xml
    .replace(WRAPPERS, '<$1w:smartTag')
    .replace(/<w:cr\s?\/>/g, '<w:br/>')
    .replace(LINK, (named, id: string) => (links.has(id) ? named : ''))
    .replace(OWN_SIGN, '$1')
    .replace(HEADED, (_, opening: string, properties?: string) =>
      properties === undefined ? `${opening}<w:trPr><w:tblHeader/></w:trPr>` : `${opening}${properties}<w:tblHeader/>`,
    )
    .replace(EQUATION, (_, inside: string) => {
      equations += 1
      const letters = [...inside.matchAll(LETTERS)].map(([, text = '']) => text).join('')
      return `<w:r><w:t>${letters}</w:t></w:r>`
    })
  return ok({ xml: readable, equations, changes: xml.match(/<w:(?:ins|del|moveTo)\s/g)?.length ?? 0 })
}

function tooMuchXml(xml: string): string | null {
  // Declarations could make short files long ones.
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) return 'it declares a document type, which no Word file does'
  let [depth, count] = [0, 0]
  for (const [, slash, closed] of xml.matchAll(/<(\/?)[^\s<>/!?][^<>]*?(\/?)>/g)) {
    if (slash === '/') depth -= 1
    else if (closed === '') depth += 1
    count += 1
    if (depth > DEEPEST) return `its elements are nested more than ${DEEPEST} deep`
    if (count > MOST) return 'it is larger than Postil can read; split it first'
  }
  return null
}
