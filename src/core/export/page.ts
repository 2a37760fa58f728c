import { languageTag } from '../language'
import { type Html, html, trusted } from './html'

/** What stands in the head of a page, apart from the title. */
export interface PageHead {
  readonly title: string
  readonly description: string
  readonly language: string
  /** Style sheets: rules written into the page, and links to files beside it. */
  readonly style: string
  readonly links: readonly Html[]
}

const RIGHT_TO_LEFT = /^(ar|arc|ckb|dv|fa|he|iw|ks|ku-arab|nqo|ps|sd|syr|ug|ur|yi)\b/i

/** The direction of a language's script. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.test(language) ? 'rtl' : 'ltr'
}

/** A whole HTML document around the inside of its body. */
export function htmlDocument(head: PageHead, body: Html): string {
  const description = head.description.replaceAll(/\s+/g, ' ').trim()
  return `${
    html`<!DOCTYPE html>
<html lang="${languageTag(head.language)}" dir="${directionOf(head.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${head.title.replaceAll(/\s+/g, ' ').trim() || 'Untitled'}</title>
${description !== '' && html`<meta name="description" content="${description}">\n`}<meta name="generator" content="Postil">
${head.links.map((link) => html`${link}\n`)}${head.style !== '' && html`<style>\n${trusted(inStyle(head.style))}</style>\n`}</head>
<body>
${body}
</body>
</html>`.text
  }\n`
}

/** Rules that may stand in a style element: nothing in them can close it. */
function inStyle(rules: string): string {
  return rules.replaceAll(/<\/(?=style)/gi, '<\\/')
}
