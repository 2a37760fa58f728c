/** A web address in a comment's text, and the host it leads to, as a reviewer should see it. */
export interface CommentLink {
  readonly url: string
  readonly host: string
}

/**
 * A web address as it stands in text: up to white space, an angle bracket, a quote or a closing bracket. User info
 * before "@" is part of the address but not of the host, which is the trick "https://bank.example@evil.example" plays.
 */
const ADDRESS = /\bhttps?:\/\/[^\s<>"'`\]]+/gi
const HOST = /^https?:\/\/(?:[^/?#@\\]*@)*([^/?#:\\]+)/i

/** Every web address in a text of Markdown or plain words, in order. Trailing punctuation of the sentence is left out. */
export function linksOf(text: string): CommentLink[] {
  const links: CommentLink[] = []
  for (const [found] of text.matchAll(ADDRESS)) {
    const url = trimmed(found)
    const host = hostOf(url)
    if (host !== null) links.push({ url, host })
  }
  return links
}

/** The host a web address leads to, in lower case, or null when it is none. International names stay as they were typed. */
export function hostOf(url: string): string | null {
  return HOST.exec(url)?.[1]?.toLowerCase() ?? null
}

function trimmed(url: string): string {
  let unclosed = url.split('(').length - url.split(')').length
  let end = url.length
  for (; end > 0; end--) {
    const last = url.charAt(end - 1)
    if (!'.,;:!?)*_”’'.includes(last) || (last === ')' && unclosed >= 0)) break
    if (last === ')') unclosed++
  }
  return url.slice(0, end)
}
