import { readBibtex } from './bibtex'
import { readCslJson } from './csl-json'
import type { Bibliography } from './record'
import { readRis } from './ris'

export type BibliographyFormat = 'bibtex' | 'ris' | 'csl-json'

/** What a file is, by its ending or else by how it begins; null when it is no bibliography. */
export function bibliographyFormat(fileName: string, text: string): BibliographyFormat | null {
  if (/\.bib(tex)?$/i.test(fileName)) return 'bibtex'
  if (/\.ris$|\.enw$/i.test(fileName)) return 'ris'
  const start = text
    .replace(/^\ufeff/, '')
    .trimStart()
    .slice(0, 2000)
  if (/^TY\s{1,2}-/.test(start)) return 'ris'
  if (/^[[{]/.test(start) && /"type"\s*:/.test(start)) return 'csl-json'
  if (/^(?:%[^\n]*\n\s*)*@[A-Za-z]+\s*[{(]/.test(start)) return 'bibtex'
  return null
}

/** Reads a bibliography in a known format. Never fails: what cannot be read is a problem with its line. */
export function readBibliography(format: BibliographyFormat, text: string): Bibliography {
  switch (format) {
    case 'bibtex':
      return readBibtex(text)
    case 'ris':
      return readRis(text)
    case 'csl-json':
      return readCslJson(text)
  }
}
