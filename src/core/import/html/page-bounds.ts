import { withCommas } from '../../counted'

/** How many tags a page may have, and how deep they may nest: far beyond what is written, and what a reader of HTML can bear. */
const MOST = 500_000
const DEEPEST = 150

const VOID = new Set(
  'area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr'.split(' '),
)
/** What closes by itself when the next of its kind opens. */
const OPTIONAL = new Set(
  'a body caption colgroup dd dt head html li nobr option p rp rt tbody td tfoot th thead tr'.split(' '),
)
/** What a reader of HTML opens again in each block that follows, as often as it was left open. */
const REOPENED = new Set('b big code em font i s small strike strong tt u'.split(' '))
const RAW = new Set('iframe noembed noframes script style textarea title xmp'.split(' '))

/**
 * Why some HTML cannot be read, or null when it can: the time that readers take grows with the depth of its tags times their
 * number. Looks at each sign once.
 */
export function tooMuchHtml(html: string): string | null {
  const depth = new Depth()
  const tags = /<(?:!--|(\/?)([a-z][a-z0-9:-]*))/gi
  let count = 0
  for (let tag = tags.exec(html); tag; tag = tags.exec(html)) {
    const [, slash = '', typed] = tag
    const name = typed?.toLowerCase()
    const end = endOf(html, tag.index + 2, name === undefined ? /--!?>/g : />/g)
    if (end === null) return null
    tags.lastIndex = end
    if (name === undefined) continue
    if (slash === '/') depth.close(name)
    else if (RAW.has(name) && depth.takesRaw) tags.lastIndex = endOf(html, end, new RegExp(`</${name}`, 'gi')) ?? end
    else depth.open(name, html[end - 2] === '/')
    count += 1
    if (count > MOST) return `it has more than ${withCommas(MOST)} tags; split it first`
    if (depth.deepest > DEEPEST) return `its tags are nested more than ${DEEPEST} deep`
  }
  return null
}

/** Where a sign that is looked for from a place on ends. */
function endOf(html: string, from: number, sign: RegExp): number | null {
  sign.lastIndex = from
  return sign.test(html) ? sign.lastIndex : null
}

class Depth {
  private readonly stack: string[] = []
  private reopened = 0
  private drawings = 0

  get deepest(): number {
    return Math.max(this.stack.length, this.reopened)
  }

  /** Whether the words in a script or style are no markup: in drawings and lists of choices they are. */
  get takesRaw(): boolean {
    return this.drawings === 0 && !this.stack.includes('select')
  }

  open(name: string, closed: boolean): void {
    if (VOID.has(name) || OPTIONAL.has(name) || (closed && this.drawings > 0)) return
    if (REOPENED.has(name)) this.reopened += 1
    if (name === 'svg' || name === 'math') this.drawings += 1
    this.stack.push(name)
  }

  close(name: string): void {
    if (REOPENED.has(name)) this.reopened = Math.max(0, this.reopened - 1)
    const at = this.stack.lastIndexOf(name)
    if (at < 0) return
    for (const one of this.stack.splice(at)) if (one === 'svg' || one === 'math') this.drawings -= 1
  }
}
