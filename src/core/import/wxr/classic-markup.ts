/**
 * What WordPress itself makes of its short codes when it prints: pictures with words below them, addresses of films. Others stay
 * as they are typed. Takes and returns HTML; looks at each sign a fixed number of times, whatever the source.
 */
export function classicMarkup(html: string): string {
  return html
    .replace(CAPTION, (_, _name, attributes = '', inner) => figure(attributes, inner))
    .replace(/\[embed(?:\s[^[\]]*)?\]\s{0,9}([^\s[\]]+)\s{0,9}\[\/embed\]/gi, '\n\n$1\n\n')
}

const CAPTION = /\[(wp_caption|caption)(\s[^[\]]*)?\]((?:(?!\[(?:wp_)?caption)[\s\S]){0,20000}?)\[\/\1\]/gi

function figure(attributes: string, inner: string): string {
  const picture = /^\s*(?:<a\b[^<>]*>\s*)?<img\b[^<>]*>(?:\s*<\/a>)?/i.exec(inner)?.[0] ?? ''
  const words = /\bcaption=(?:"([^"]*)"|'([^']*)')/i.exec(attributes)
  const below = inner.slice(picture.length).trim() || (words?.[1] ?? words?.[2] ?? '')
  return `\n\n<figure>${picture}<figcaption>${below}</figcaption></figure>\n\n`
}

/** The short codes in a text that print something only where WordPress runs, each once. */
export function shortCodesIn(html: string): string[] {
  const found = html.matchAll(
    /\[(gallery|playlist|audio|video|youtube|contact-form(?:-7)?|googlemaps|poll)\b[^[\]]*\]/gi,
  )
  return [...new Set([...found].map(([, name = '']) => name.toLowerCase()))]
}
