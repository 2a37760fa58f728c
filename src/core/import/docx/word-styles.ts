const QUOTES = ['Quote', 'Intense Quote', 'Block Text', 'Block Quote', 'Block Quotation', 'Quotations']
const CODE = ['HTML Preformatted', 'Source Code', 'Preformatted Text']
/** Tables of contents: their numbers of pages mean nothing here. */
const CONTENTS = ["[style-name^='toc']", "[style-name^='Contents']", "[style-name='table of figures']"]
const EMPHASISED = ['Emphasis', 'Subtle Emphasis', 'Intense Emphasis', 'Book Title']
/** A sign of an author's own stands in such a style at the head of its note, where it is known when it is raised. */
const NOTE_SIGNS = [
  ...['footnote reference', 'endnote reference', 'Footnote anchor', 'Endnote anchor', 'Footnote Characters'],
  ...['Endnote Characters', 'Footnote Symbol', 'Endnote Symbol'],
]

/** What the styles of word processors become, in the reader's own words; it knows headings and lists by itself. */
export const WORD_STYLES: readonly string[] = [
  "p[style-name='Title'] => h1.title:fresh",
  ...QUOTES.map((name) => `p[style-name='${name}'] => blockquote > p:fresh`),
  ...CODE.map((name) => `p[style-name='${name}'] => pre:separator('\\n')`),
  ...CONTENTS.map((style) => `p${style} => !`),
  ...EMPHASISED.map((name) => `r[style-name='${name}'] => em`),
  ...['HTML Code', 'Verbatim Char', 'Source Text'].map((name) => `r[style-name='${name}'] => code`),
  ...NOTE_SIGNS.map((name) => `r[style-name='${name}'] => sup`),
  // Underlining is how a typescript has italics.
  'u => u',
]
