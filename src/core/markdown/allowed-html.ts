import type { Schema } from 'hast-util-sanitize'

/** Whose text it is: a post and a comment are the author's own, a reader's comment anybody's. */
export type Profile = 'post' | 'comment' | 'reader'

/** Whose HTML it is: a text's, or what formats a citation. */
export type Allowance = Profile | 'citation'

/** Stands in the tree for what is filled in after sanitising; an author's element of this name is removed before. */
export const SLOT = 'postil-slot'

const INLINE = [
  ...['a', 'abbr', 'b', 'bdi', 'bdo', 'br', 'cite', 'code', 'del', 'dfn', 'em', 'i', 'ins', 'kbd', 'mark', 'q'],
  ...['s', 'samp', 'small', 'strong', 'sub', 'sup', 'time', 'u', 'var', 'wbr'],
]
const TABLE = ['table', 'tbody', 'td', 'th', 'thead', 'tr']
const BLOCK = ['blockquote', 'dd', 'dl', 'dt', 'hr', 'li', 'ol', 'p', 'pre', 'ul', ...TABLE]
const POST_ONLY = [
  ...[
    'address',
    'article',
    'aside',
    'caption',
    'col',
    'colgroup',
    'details',
    'div',
    'figcaption',
    'figure',
    'h1',
    'h2',
  ],
  ...['h3', 'h4', 'h5', 'h6', 'header', 'footer', 'img', 'rp', 'rt', 'ruby', 'section', 'span', 'summary', 'tfoot'],
]

const ALIGN: [string, ...string[]] = ['align', 'left', 'right', 'center']

/** Elements and attributes that no text may bring, whole with what is in them. */
export const STRIP = [
  ...['script', 'style', 'template', 'noscript', 'iframe', 'object', 'embed', 'svg', 'math', 'head', 'title', 'select'],
  ...['option', 'optgroup', 'textarea', 'button', 'audio', 'video', 'canvas', 'map', 'noembed', 'noframes', 'xmp'],
]

function schema(tagNames: readonly string[], attributes: Schema['attributes']): Schema {
  return {
    tagNames: [...tagNames, 'input', SLOT],
    attributes: { ...attributes, [SLOT]: ['dataIndex'], input: [['type', 'checkbox'], ['disabled', true], 'checked'] },
    ancestors: {
      ...Object.fromEntries(
        ['tbody', 'td', 'th', 'thead', 'tfoot', 'tr', 'caption', 'colgroup'].map((name) => [name, ['table']]),
      ),
      input: ['li'],
      li: ['ol', 'ul'],
      summary: ['details'],
      figcaption: ['figure'],
    },
    required: { input: { type: 'checkbox', disabled: true } },
    strip: STRIP,
    // Addresses and ids are judged before (safe-tree.ts), with more than hast-util-sanitize knows.
    protocols: {},
    clobber: [],
    clobberPrefix: '',
    allowComments: false,
    allowDoctypes: false,
  }
}

const TABLE_CELL = [ALIGN, 'colSpan', 'rowSpan', 'scope']
const COMMENT_ATTRIBUTES: Schema['attributes'] = {
  a: ['href', 'title'],
  abbr: ['title'],
  code: [['className', /^language-/]],
  li: ['value'],
  ol: ['start', 'reversed', ['type', '1', 'a', 'A', 'i', 'I']],
  td: TABLE_CELL,
  th: TABLE_CELL,
  time: ['dateTime'],
  '*': ['lang', ['dir', 'ltr', 'rtl', 'auto']],
}

/**
 * The one allow-list of posts, and the narrower one of comments; links of a reader's comment say that they are his.
 * Everything not named here goes.
 */
export const ALLOWED: Readonly<Record<Allowance, Schema>> = {
  // Legal styles set authors and titles in small capitals.
  citation: schema([...INLINE, 'span'], { a: ['href'], span: [['className', 'small-caps']] }),
  comment: schema([...INLINE, ...BLOCK], COMMENT_ATTRIBUTES),
  reader: schema([...INLINE, ...BLOCK], { ...COMMENT_ATTRIBUTES, a: ['href', 'title', ['rel', 'nofollow', 'ugc']] }),
  post: schema([...INLINE, ...BLOCK, ...POST_ONLY], {
    ...COMMENT_ATTRIBUTES,
    blockquote: ['cite'],
    q: ['cite'],
    del: ['cite', 'dateTime'],
    ins: ['cite', 'dateTime'],
    col: ['span'],
    colgroup: ['span'],
    details: ['open'],
    img: ['src', 'alt', 'title', 'width', 'height'],
    '*': ['id', 'lang', ['dir', 'ltr', 'rtl', 'auto'], 'title'],
  }),
}
