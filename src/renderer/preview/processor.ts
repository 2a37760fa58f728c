/** The citation processor with all it needs, as one part that is fetched when a text cites for the first time. */
export { CitationPrinter } from '../../core/sources/citation-printer'
export { loadStyle } from '../../core/sources/load-style'
