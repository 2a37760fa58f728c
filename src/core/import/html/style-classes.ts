import type { Root } from 'hast'
import { attribute, elementsOf, textOf } from './tree'

const RULE = /(?<![^},;\s])(?:span|font)?\.([\w-]{1,80})\s{0,9}\{([^{}]*)\}/g
const TELLING = /(?:font-style:\s*italic|font-weight:\s*(?:bold|[6-9]00)|vertical-align:\s*(?:super|sub)\b)/gi

/**
 * Google Docs and others say with classes what is italic, bold or raised. Writes it into the `style` of the words, where the
 * reader of office HTML looks for it. Takes the tree of a whole page and changes it.
 */
export function inlineStyles(root: Root): void {
  const elements = elementsOf(root)
  const styles = new Map<string, string>()
  for (const sheet of elements) {
    if (sheet.tagName !== 'style') continue
    for (const [, name = '', rules = ''] of textOf(sheet).matchAll(RULE)) {
      const told = rules.match(TELLING)
      if (told) styles.set(name, [styles.get(name), ...told].filter(Boolean).join(';'))
    }
  }
  if (styles.size === 0) return
  for (const element of elements) {
    if (element.tagName !== 'span' && element.tagName !== 'font') continue
    const classes = attribute(element, 'className').split(' ')
    const told = classes.flatMap((name) => styles.get(name) ?? [])
    if (told.length > 0) element.properties.style = [...told, attribute(element, 'style')].join(';')
  }
}
