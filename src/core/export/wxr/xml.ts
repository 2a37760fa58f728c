import { FORBIDDEN_SIGNS, inPlaceOf } from '../../forbidden-signs'

const FORBIDDEN = new RegExp(`[${FORBIDDEN_SIGNS}]`, 'g')

/** One element that holds text, which may say anything: signs that XML does not know are left out. */
export function textElement(name: string, text: string, attributes = ''): string {
  const inside = text.replace(FORBIDDEN, inPlaceOf).replaceAll(']]>', ']]]]><![CDATA[>')
  return `<${name}${attributes}><![CDATA[${inside}]]></${name}>`
}

/** One element that holds a number or a word of the format itself. */
export function plainElement(name: string, value: string | number): string {
  return `<${name}>${value}</${name}>`
}
