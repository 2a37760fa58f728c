/** The words of a Markdown text for searching, without its marks. It is quick rather than exact: no tree is made. */
export function searchText(markdown: string): string {
  // Most texts have none of these, and a sign is found far quicker than a pattern.
  let text = markdown
  if (text.includes('<')) text = text.replaceAll(/<[^>\n]{1,200}>/g, ' ')
  if (text.includes('](')) text = text.replaceAll(/!?\[([^\]\n]*)\]\([^)\n]*\)/g, '$1')
  if (text.includes('[[')) text = text.replaceAll(/\[\[(?:[^\]|\n]*\|)?([^\]\n]*)\]\]/g, '$1')
  return text
    .replaceAll(/\[\^[^\]\n]*\]:?/g, ' ')
    .replaceAll(/[*_`>#|~\\]+/g, '')
    .replaceAll(WIDE_SPACE, ' ')
    .trim()
}

/** White space that is not one plain space already: most of a text's is. */
const WIDE_SPACE = /\s{2,}|[^\S ]/g
