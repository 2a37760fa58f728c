import { SaxesParser } from 'saxes'
import type { WxrCategory, WxrChannel } from './channel'
import { htmlWords } from './html-words'
import { declaresWordpress, prefixResolver, wxrName } from './names'
import { faultHandler, withoutControls, XmlError, type XmlFault } from './xml-faults'

/** What stands around the items of a file is far smaller (UTF-16 units); what pretends to be more has no end. */
const LONGEST = 32_000_000
const DEEPEST = 50

/** Reads the channel, piece by piece, from what stands around the items of a WXR file. */
export class ChannelReader implements WxrChannel {
  readonly addresses = new Set<string>()
  language = ''
  readonly authors = new Map<string, string>()
  readonly users = new Set<string>()
  readonly emails = new Set<string>()
  readonly categories = new Map<string, WxrCategory>()
  readonly slight: XmlFault[] = []
  /** Those in force where the next item begins. */
  readonly namespaces: Record<string, string> = {}
  /** Whether anything in it is WordPress's own. */
  isWordpress = false
  private readonly parser = new SaxesParser({ xmlns: true, resolvePrefix: prefixResolver({}) })
  private readonly open: { readonly name: string | null; text: string }[] = []
  /** The fields of the author or category that is being read. */
  private record = new Map<string, string>()
  private hasRoot = false
  private length = 0
  /** Lines of the file that the parser does not see. */
  private unseen = 0

  constructor() {
    const { parser } = this
    parser.on('error', (error) => {
      if (!this.hasRoot) this.refuse('it is no XML')
      faultHandler(this.unseen, this.slight)(error)
    })
    parser.on('doctype', (doctype) => {
      if (doctype.includes('[')) this.refuse('it declares entities of its own, which no WordPress export does')
    })
    parser.on('opentag', ({ name, uri, local, ns }) => this.opened(name, wxrName(uri, local), ns))
    parser.on('text', (text) => this.said(text))
    parser.on('cdata', (text) => this.said(text))
    parser.on('closetag', () => this.closed())
  }

  /** Takes a piece and the line it begins in. Throws an XmlError when this is no WXR file, or cannot be read as XML. */
  push(text: string, line: number): void {
    const from = this.length === 0 ? beginningIn(text) : 0
    this.unseen = line + text.slice(0, from).split('\n').length - 1 - this.parser.line
    this.length += text.length - from
    if (this.length > LONGEST) this.refuse('what stands before its posts has no end')
    this.parser.write(text.slice(from))
  }

  end(): void {
    this.parser.close()
  }

  private opened(tag: string, name: string | null, ns: Readonly<Record<string, string>>): void {
    const depth = this.open.length
    if (depth === 0 && name !== 'rss') this.refuse(`its first element is <${tag.slice(0, 60)}>`)
    this.hasRoot = true
    if (depth >= DEEPEST) this.refuse('its elements are nested too deep')
    if (depth < 2) Object.assign(this.namespaces, ns)
    if (depth === 2) this.record = new Map()
    this.isWordpress ||= name?.startsWith('wp:') || declaresWordpress(ns)
    this.open.push({ name, text: '' })
  }

  private said(text: string): void {
    const element = this.open.at(-1)
    if (element && element.name !== null) element.text += withoutControls(text)
  }

  private closed(): void {
    const element = this.open.pop()
    if (!element || element.name === null) return
    const text = element.text.trim()
    if (this.open.length === 3 && !this.record.has(element.name)) this.record.set(element.name, text)
    else if (this.open.length === 2) this.take(element.name, text)
  }

  /** A field of the channel, or a record of fields. */
  private take(name: string, text: string): void {
    if (name === 'language') this.language = text
    else if (name === 'link' || name === 'wp:base_blog_url') this.takeAddress(text)
    else if (name === 'wp:author') this.takeAuthor()
    else if (name === 'wp:category') this.takeCategory('wp:category_nicename', 'wp:cat_name', 'wp:category')
    else if (name === 'wp:term' && this.field('wp:term_taxonomy') === 'category')
      this.takeCategory('wp:term_slug', 'wp:term_name', 'wp:term')
  }

  /** A blog has two, or one. */
  private takeAddress(address: string): void {
    if (this.addresses.size < 2) this.addresses.add(address.replace(/\/+$/, ''))
  }

  private takeAuthor(): void {
    const [login, id, email] = [
      this.field('wp:author_login'),
      this.field('wp:author_id'),
      this.field('wp:author_email'),
    ]
    if (login !== '') this.authors.set(login, htmlWords(this.field('wp:author_display_name')) || login)
    if (id !== '' && id !== '0') this.users.add(id)
    if (email !== '') this.emails.add(email.toLowerCase())
  }

  private takeCategory(slugField: string, nameField: string, prefix: string): void {
    const slug = this.field(slugField)
    const [parent, description] = [this.field(`${prefix}_parent`), this.field(`${prefix}_description`)]
    if (slug !== '' && !this.categories.has(slug))
      this.categories.set(slug, { slug, name: this.field(nameField) || slug, parent, description })
  }

  private field(name: string): string {
    return this.record.get(name) ?? ''
  }

  private refuse(why: string): never {
    throw new XmlError({ line: this.unseen + this.parser.line, why })
  }
}

/** Where XML begins: plugins of WordPress write empty lines before it, and PHP its warnings. */
function beginningIn(text: string): number {
  const declared = text.indexOf('<?xml')
  return declared >= 0 ? declared : text.length - text.trimStart().length
}
