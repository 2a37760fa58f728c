/** The words of a Markdown text for searching, without its marks. It is quick rather than exact: no tree is made. */
export function searchText(markdown: string): string {
  return markdown
    .replaceAll(/<[^>\n]{1,200}>/g, ' ')
    .replaceAll(/!?\[([^\]\n]*)\]\([^)\n]*\)/g, '$1')
    .replaceAll(/\[\[(?:[^\]|\n]*\|)?([^\]\n]*)\]\]/g, '$1')
    .replaceAll(/\[\^[^\]\n]*\]:?/g, ' ')
    .replaceAll(/[*_`>#|~\\]+/g, '')
    .replaceAll(WIDE_SPACE, ' ')
    .trim()
}

/** White space that is not one plain space already: most of a text's is. */
const WIDE_SPACE = /\s{2,}|[^\S ]/g
