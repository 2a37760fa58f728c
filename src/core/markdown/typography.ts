import type { Element, Root, RootContent, Text } from 'hast'
import { SLOT } from './allowed-html'

interface QuotationMarks {
  readonly double: readonly [open: string, close: string]
  readonly single: readonly [open: string, close: string]
}

const ENGLISH: QuotationMarks = { double: ['“', '”'], single: ['‘', '’'] }
const LOW: QuotationMarks = { double: ['„', '“'], single: ['‚', '‘'] }
/** A narrow no-break space stands inside French marks. */
const FRENCH: QuotationMarks = { double: ['«\u202f', '\u202f»'], single: ['‹\u202f', '\u202f›'] }
const ANGLED: QuotationMarks = { double: ['«', '»'], single: ['„', '“'] }
const BY_LANGUAGE: Readonly<Record<string, QuotationMarks>> = {
  de: LOW,
  cs: LOW,
  sk: LOW,
  sl: LOW,
  pl: { double: ['„', '”'], single: ['‚', '’'] },
  hu: { double: ['„', '”'], single: ['»', '«'] },
  ro: { double: ['„', '”'], single: ['«', '»'] },
  sv: { double: ['”', '”'], single: ['’', '’'] },
  fi: { double: ['”', '”'], single: ['’', '’'] },
  fr: FRENCH,
  ru: ANGLED,
  uk: ANGLED,
  it: { double: ['«', '»'], single: ['“', '”'] },
}

const SKIPPED = new Set(['code', 'pre', 'kbd', 'samp', 'var', 'math'])
const BLOCKS = new Set(
  'p li td th h1 h2 h3 h4 h5 h6 div dd dt figcaption caption summary blockquote section article aside br'.split(' '),
)
/** Words that begin with an apostrophe, not with a quotation: 'tis, '90s. */
const APOSTROPHE = /^(?:tis|twas|twere|twill|em|til|cause|round|n)\b|^\d\ds?\b/i

/**
 * Sets quotation marks, apostrophes, dashes and ellipses as print has them in the language; straight marks of the author's
 * own curly ones stay. Code and bare addresses are left alone, note marks count as nothing. Changes the tree.
 */
export function typeset(tree: Root, language: string): void {
  const marks = BY_LANGUAGE[language.slice(0, 2).toLowerCase()] ?? ENGLISH
  new Typesetter(marks).block(tree)
}

class Typesetter {
  /** The character before, across the elements of a block; a space at its beginning. */
  private before = ' '
  private open = 0

  constructor(private readonly marks: QuotationMarks) {}

  block(node: Root | Element): void {
    for (const child of node.children as RootContent[]) this.visit(child)
  }

  private visit(node: RootContent): void {
    if (node.type === 'text') this.text(node)
    if (node.type !== 'element' || node.tagName === SLOT) return
    if (SKIPPED.has(node.tagName) || isBareAddress(node)) {
      this.before = 'x'
      return
    }
    const block = BLOCKS.has(node.tagName)
    if (block) this.reset()
    this.block(node)
    if (block) this.reset()
  }

  private reset(): void {
    this.before = ' '
    this.open = 0
  }

  private text(node: Text): void {
    const value = withDashes(node.value)
    // Only marks are looked at: a text put together sign by sign takes longer than all the rest of its printing.
    node.value = value.replace(/["']/g, (mark, at: number) => {
      if (at > 0) this.before = value[at - 1] ?? ''
      const set = mark === '"' ? this.double(value[at + 1]) : this.single(value.slice(at + 1))
      this.before = mark
      return set
    })
    if (value !== '') this.before = value[value.length - 1] ?? ''
  }

  private double(after: string | undefined): string {
    // Inches and seconds: a mark behind a digit, while nothing is quoted.
    if (/\d/.test(this.before) && this.open === 0) return '"'
    const opens = OPENS_AFTER.test(this.before) && !(after !== undefined && /\s/.test(after))
    this.open = Math.max(0, this.open + (opens ? 1 : -1))
    return this.marks.double[opens ? 0 : 1]
  }

  private single(after: string): string {
    if (/\d/.test(this.before) && /^(?:\d|\s|$)/.test(after)) return "'"
    if (OPENS_AFTER.test(this.before) && !APOSTROPHE.test(after) && /^\S/.test(after)) return this.marks.single[0]
    const closesQuote = /^(?:\W|$)/.test(after) && !/[\p{L}\d]/u.test(this.before)
    return closesQuote ? this.marks.single[1] : '’'
  }
}

function withDashes(value: string): string {
  const dashed = value.includes('--') ? value.replace(/(?<!-)---(?!-)/g, '—').replace(/(?<!-)--(?!-)/g, '–') : value
  return dashed.includes('...') ? dashed.replace(/(?<!\.)\.\.\.(?!\.)/g, '…') : dashed
}

const OPENS_AFTER = /[\s\u00a0\u202f([{<—–\-/“‘«„‚"']/

function isBareAddress(node: Element): boolean {
  const [only] = node.children
  return (
    node.tagName === 'a' &&
    node.children.length === 1 &&
    only?.type === 'text' &&
    /^(?:https?:\/\/|www\.|\S+@\S+$)/i.test(only.value)
  )
}
