const BLOCKS =
  'address|article|aside|blockquote|caption|center|col|colgroup|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|iframe|legend|li|main|menu|nav|object|ol|option|p|section|select|summary|table|tbody|td|tfoot|th|thead|tr|ul|video'
const TAG = new RegExp(`(<\\/?(?:${BLOCKS})\\b[^<>]*>|<!--(?:more|nextpage)[^>]*-->)`, 'i')
/** Markup in which words stand without a paragraph. */
const HOLDS_WORDS =
  /^<(?:address|caption|dd|dt|figcaption|figure|h[1-6]|iframe|legend|li|object|option|p|summary|td|th|video)\b/i

/**
 * Gives a WordPress body its paragraphs: in the classic editor a blank line parts them, as markup of a block does, and a line
 * end is a break. Bodies of the block editor have their paragraphs and stay as they are.
 */
export function wordpressParagraphs(body: string): string {
  if (/<!--\s*wp:/.test(body)) return body
  const pieces = body.replace(/\r\n?/g, '\n').split(/(<pre\b[\s\S]*?<\/pre>)/i)
  return pieces.map((piece) => (/^<pre\b/i.test(piece) ? piece : paragraphs(piece))).join('\n')
}

/** Words stand at odd places, the marks of blocks between them. */
function paragraphs(text: string): string {
  const made: string[] = []
  let before = ''
  text.split(TAG).forEach((piece, at) => {
    if (at % 2 === 0) made.push(...paragraphsOf(piece, HOLDS_WORDS.test(before)))
    else {
      made.push(piece)
      before = piece
    }
  })
  return made.join('\n')
}

/** The paragraphs of words; the first of them has its mark already where such a mark stands before it. */
function paragraphsOf(words: string, marked: boolean): string[] {
  return words
    .split(/\n[ \t]*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph, at) => {
      const lines = paragraph.replace(/(?<!<br ?\/?>)\n/g, '<br />\n')
      return (marked && at === 0) || /^(?:<!--[\s\S]*?-->\s*)+$/.test(paragraph) ? lines : `<p>${lines}</p>`
    })
}
