const BLOCK =
  /^<(?:\/)?(?:address|article|aside|blockquote|dd|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|iframe|li|main|nav|ol|p|pre|section|table|tbody|td|tfoot|th|thead|tr|ul|!--)/i

/**
 * Gives a WordPress body its paragraphs: in the classic editor a blank line parts them and a line end is a break, unless
 * there is markup for it. Bodies of the block editor have their paragraphs and stay as they are.
 */
export function wordpressParagraphs(body: string): string {
  if (/<!--\s*wp:/.test(body)) return body
  const pieces = body.replace(/\r\n?/g, '\n').split(/(<pre\b[\s\S]*?<\/pre>)/i)
  return pieces.map((piece) => (/^<pre\b/i.test(piece) ? piece : paragraphs(piece))).join('\n')
}

function paragraphs(text: string): string {
  return text
    .split(/\n[ \t]*\n/)
    .map((block) => block.trim())
    .filter((block) => block !== '')
    .map((block) => (BLOCK.test(block) ? block : `<p>${block.replace(/(?<!<br ?\/?>)\n/g, '<br />\n')}</p>`))
    .join('\n\n')
}
