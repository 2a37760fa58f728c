import { describe, expect, test } from 'vitest'
import { readCoreProperties } from '../../../../src/core/import/docx/core-properties'
import { wordNotices } from '../../../../src/core/import/docx/word-notices'
import { linkIds, readableWordXml } from '../../../../src/core/import/docx/word-xml'

const core = (inside: string) =>
  readCoreProperties(`<?xml version="1.0"?><c:p xmlns:c="u:c" xmlns:d="u:d">${inside}</c:p>`)
const NOTHING = { title: null, authors: [], created: null, modified: null, tags: [], language: null }

describe('what a Word file says of itself', () => {
  test('is read by the names of its elements, the first that says something', () => {
    expect(
      core(
        '<d:title> </d:title><d:title>On\n  Oaths</d:title><d:title>No</d:title><d:creator>Ada;  Bo;Ada</d:creator><d:language>x_y</d:language><d:created>soon</d:created>',
      ),
    ).toEqual({ ...NOTHING, title: 'On Oaths', authors: ['Ada', 'Bo'] })
  })

  test('is nothing where a program put it there', () => {
    for (const [title, creator] of [
      ['Document1', 'python-docx'],
      ['Microsoft Word - oaths.doc', 'Microsoft Office User'],
      ['Untitled', 'User'],
    ])
      expect(core(`<d:title>${title}</d:title><d:creator>${creator}</d:creator>`)).toEqual(NOTHING)
  })

  test('is what comes before a fault, and cut where it has no end', () => {
    expect(core('<d:title>On Oaths</d:title><d:creator>&bogus;Ada</d:creator><d:keywords>a')).toEqual({
      ...NOTHING,
      title: 'On Oaths',
    })
    expect(readCoreProperties('')).toEqual(NOTHING)
    expect(readCoreProperties('<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a><title>&c;</title></a>')).toEqual(
      NOTHING,
    )
    expect(core(`<d:title>${'x'.repeat(1_000_000)}</d:title>`).title?.length).toBe(1000)
    expect(core('<d:title>'.repeat(50_000))).toEqual(NOTHING)
  })
})

describe('the XML of a Word file', () => {
  const readable = (xml: string) => {
    const read = readableWordXml(xml, new Set(['r1']))
    return read.ok ? read.value.xml : read.error
  }

  test('is as it was but for what its reader would lose', () => {
    const plain = '<w:p w:x="fldSimple"><w:r><w:t>&lt;w:cr/&gt; a</w:t><w:tab/></w:r></w:p>'
    expect(readable(plain)).toBe(plain)
    expect(readable('<w:fldSimple w:instr="x"><w:r/></w:fldSimple><w:dir w:val="rtl">a</w:dir><w:dirt/>')).toBe(
      '<w:smartTag w:instr="x"><w:r/></w:smartTag><w:smartTag w:val="rtl">a</w:smartTag><w:dirt/>',
    )
    expect(readable('<w:t>a</w:t><w:cr/><w:t>b</w:t>')).toBe('<w:t>a</w:t><w:br/><w:t>b</w:t>')
  })

  test('names no link or picture that is not there', () => {
    expect(linkIds('<Relationships><Relationship Id="r1" Target="a"/><Relationship Id="r2"/></Relationships>')).toEqual(
      new Set(['r1']),
    )
    expect(readable('<w:hyperlink r:id="r1"/><w:hyperlink r:id="r2" w:anchor="x"/><a:blip r:embed="r3"/>')).toBe(
      '<w:hyperlink r:id="r1"/><w:hyperlink  w:anchor="x"/><a:blip />',
    )
  })

  test('says of a table whose first row is set apart that the row is its head', () => {
    const rows = '<w:tblGrid/><w:tr w:a="1"><w:trPr><w:del/></w:trPr></w:tr><w:tr/>'
    expect(readable(`<w:tblLook w:val="04A0"/>${rows}`)).toBe(
      `<w:tblLook w:val="04A0"/>${rows.replace('<w:trPr>', '<w:trPr><w:tblHeader/>')}`,
    )
    expect(readable(`<w:tblLook w:firstRow="0" w:val="0480"/>${rows}`)).toBe(
      `<w:tblLook w:firstRow="0" w:val="0480"/>${rows}`,
    )
    expect(readable('<w:tblLook w:firstRow="1"/><w:tr><w:tc/></w:tr>')).toBe(
      '<w:tblLook w:firstRow="1"/><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc/></w:tr>',
    )
  })

  test('is refused beyond its bounds, and read at once whatever nothing closes', () => {
    expect(readable('<a>'.repeat(301))).toBe('its elements are nested more than 300 deep')
    expect(readable('<a/>'.repeat(600_001))).toBe('it is larger than Postil can read; split it first')
    expect(readable('<!doctype x>')).toBe('it declares a document type, which no Word file does')
    for (const piece of [
      '<m:oMath',
      '<m:oMath ',
      '<w:tblLook w:firstRow="1"/>',
      '<w:footnoteReference w:customMarkFollows="1"/>',
      '<',
      '<w:t ',
    ])
      expect(readableWordXml(piece.repeat(100_000), new Set()), piece).toMatchObject({ ok: true })
  })
})

test('what the reader of Word files says is told once, in our words, and only what matters', () => {
  const unknown = (kind: string, name: string) => `Unrecognised ${kind} style: '${name}' (Style ID: x)`
  expect(
    wordNotices([
      unknown('paragraph', 'Body Text'),
      unknown('run', 'Title Char'),
      ...['A', 'B', 'A', 'C', 'D', 'E', 'F'].map((name) => unknown('paragraph', name)),
      'Paragraph style with ID Foo was referenced but not defined in the document',
      'An unrecognised element was ignored: {http://x.example/math}oMathParaPr',
      'An unrecognised element was ignored: w:ruby',
      'An unrecognised element was ignored: w:ruby',
      'Image of type image/x-emf is unlikely to display in web browsers',
      'A w:sym element with an unsupported character was ignored: char F0 in font X',
    ]),
  ).toEqual([
    'paragraphs in the styles “A”, “B”, “C”, “D”, “E” and 1 more came in plain',
    '“w:ruby” of Word’s was left out (2 times)',
    'A w:sym element with an unsupported character was ignored: char F0 in font X',
  ])
})
