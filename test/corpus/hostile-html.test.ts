import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import type { Element, Nodes } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { toHtml } from 'hast-util-to-html'
import { expect, test } from 'vitest'
import { readHtmlPost } from '../../src/core/import/html/html-post'
import { htmlToMarkdown } from '../../src/core/import/html/html-to-markdown'
import { renderMarkdown } from '../../src/core/markdown/render'
import { times } from '../core/footnotes/random-text'
import { hostileText } from './hostile-pieces'

/** Ours, of every kind we know; outside ones are added where they are on the machine. */
const OWN = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)><a xlink:href="javascript:alert(1)">x</a></svg>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>',
  '<a href="java&#9;script:alert(1)">x</a>',
  '<a href=" &#14;  javascript:alert(1)">x</a>',
  '[x](javascript:alert(1)) [y](JaVaScRiPt:alert(1)) [z](data:text/html,x) [v](vbscript:x) <javascript:alert(1)>',
  '![x](javascript:alert(1)) ![x](data:image/svg+xml,<svg/onload=alert(1)>) ![x](//evil.example/x.png)',
  '[ref]: javascript:alert(1)\n\n[ref] ![ref]',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe><object data=x></object><embed src=x>',
  '<form action=x><input name=y autofocus onfocus=alert(1)><button>b</button></form>',
  '<style>@import url(http://evil.example)</style><link rel=stylesheet href=http://evil.example><meta http-equiv=refresh content="0;url=http://evil.example"><base href=http://evil.example>',
  '<div style="background:url(http://evil.example)" class="x" onclick=alert(1) id="fn-1">x</div>',
  '<postil-slot data-index="0"></postil-slot><a role="doc-noteref" id="ref-1" href="#fn-1">1</a>',
  '```"><img src=x onerror=alert(1)>\ncode\n```',
  '# "><img src=x onerror=alert(1)>\n\n![a" onerror="alert(1)](x "t\\" onerror=\\"alert(1)")',
  '[^"><script>alert(1)</script>]: x\n\nA[^"><script>alert(1)</script>]',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
  '<textarea><a title="</textarea><img src=x onerror=alert(1)>"></textarea>',
  '<!--><img src=x onerror=alert(1)>--> <![CDATA[<img src=x onerror=alert(1)>]]> <?x <img src=x onerror=alert(1)>?>',
  '<video poster=javascript:alert(1)><source onerror=alert(1)></video><audio src=x onerror=alert(1)>',
  '<template><script>alert(1)</script></template><select><option><script>alert(1)</script></select>',
  '[[<img src=x onerror=alert(1)>|<img src=x onerror=alert(1)>]] [@<img src=x onerror=alert(1)>]',
  '<details ontoggle=alert(1) open><summary onclick=alert(1)>x</summary></details>',
]

const URL_ATTRIBUTES = ['href', 'src', 'cite']
const ALLOWED_ATTRIBUTES =
  /^(?:href|rel|title|className|lang|dir|start|reversed|type|value|colSpan|rowSpan|scope|align|style|dateTime|cite|span|open|src|alt|width|height|id|role|ariaLabel|checked|disabled)$/
const FORBIDDEN =
  /^(?:script|style|iframe|object|embed|form|button|svg|math|link|meta|base|template|noscript|textarea|select|video|audio|source|postil-slot)$/

/** Everything in some HTML, read as a browser reads it, that could run or reach out. */
function dangers(html: string): string[] {
  const found: string[] = []
  const visit = (node: Nodes): void => {
    if (node.type === 'comment' || node.type === 'doctype') found.push(node.type)
    if (node.type === 'element') found.push(...dangersOf(node))
    if ('children' in node) for (const child of node.children) visit(child as Nodes)
  }
  visit(fromHtml(html, { fragment: true }))
  return found
}

function dangersOf(element: Element): string[] {
  const found = FORBIDDEN.test(element.tagName) ? [`<${element.tagName}>`] : []
  if (element.tagName === 'input' && element.properties.type !== 'checkbox') found.push('input')
  for (const [name, value] of Object.entries(element.properties)) {
    const text = String(value)
    if (!ALLOWED_ATTRIBUTES.test(name)) found.push(`${name}=${text}`)
    if (name === 'style' && !/^text-align: (?:left|right|center)$/.test(text)) found.push(`style=${text}`)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a browser drops these from an address
    const scheme = /^([^/?#:]*):/.exec(text.replace(/[\u0000-\u0020\u007f-\u009f\u200b-\u200f\ufeff]/g, ''))?.[1]
    const known = scheme === undefined || /^(?:https?|mailto)$/i.test(scheme) || !/^[a-z][a-z0-9+.-]*$/i.test(scheme)
    if (URL_ATTRIBUTES.includes(name) && !known) found.push(`${name}=${text}`)
    if (name === 'src' && /^[\\/]{2}/.test(text)) found.push(`src=${text}`)
  }
  return found
}

function outsideInputs(): string[] {
  const url = new URL('../../../shared/data/xss-dompurify/expect.json', import.meta.url)
  if (!existsSync(url)) {
    console.log('not run: the outside collection of hostile HTML is not on this machine')
    return []
  }
  const list = JSON.parse(readFileSync(url, 'utf8')) as { payload: string }[]
  return list.map(({ payload }) => payload)
}

/** What every kind of text prints of an input. */
function printed(input: string): Record<string, string> {
  return {
    post: renderMarkdown(input, { article: true, typographer: true, idPrefix: 'p-' }).html,
    comment: renderMarkdown(input, { profile: 'comment', article: true }).html,
    reader: renderMarkdown(input, { profile: 'reader', article: true }).html,
    note: renderMarkdown(`A[^1] ^[${input}]\n\n[^1]: ${input.replace(/\n/g, '\n    ')}`, { article: true }).html,
    pasted: renderMarkdown(htmlToMarkdown(input).markdown, { article: true }).html,
    page: renderMarkdown(pageBody(input), { article: true }).html,
  }
}

function pageBody(input: string): string {
  const read = readHtmlPost(`<title>x</title><main>${input}</main>`, 'x')
  return read.ok ? read.value.post.body : ''
}

test('hostile text as a post, a comment, a note, pasted HTML and a page leaves nothing that runs or reaches out', () => {
  for (const input of [...OWN, ...outsideInputs()]) {
    for (const [kind, html] of Object.entries(printed(input)))
      expect(dangers(html), `${kind}: ${input}\n${html}`).toEqual([])
  }
})

test('hostile pieces put together at random leave nothing either, also read and written by a browser once more', () => {
  fc.assert(
    fc.property(hostileText, (input) => {
      for (const [kind, html] of Object.entries(printed(input))) {
        expect(dangers(html), `${kind}: ${html}`).toEqual([])
        // What a parser makes of it must be what it makes of its own writing (else markup could come alive later).
        const again = toHtml(fromHtml(html, { fragment: true }))
        expect(dangers(again), `${kind}, again: ${again}`).toEqual([])
      }
    }),
    times(120),
  )
})

test('the check itself sees what it must', () => {
  const seen = OWN.filter((input) => /^<(?!!|postil)/.test(input)).filter((input) => dangers(input).length > 0)
  expect(seen.length).toBeGreaterThan(14)
})

test('an author’s ids can neither double nor take the place of a note’s', () => {
  const { html } = renderMarkdown(
    '<b id="fn-1">a</b> <b id="x">b</b> <b id="x">c</b>[^1]\n\n[^1]: Note.\n\n# x\n\n# x',
    {
      article: true,
      idPrefix: 'p-',
    },
  )
  const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)
  expect(ids).toEqual(['p-id-fn-1', 'p-id-x', 'p-ref-1', 'p-x', 'p-x-1', 'p-fn-1'])
})

test('a comment holds no pictures, headings, divisions or ids, and keeps the words', () => {
  const { html } = renderMarkdown(
    '# Head\n\n![alt](http://x.org/p.png) <span id="x" title="t">words</span>\n\n<img src="y" alt="z">',
    {
      profile: 'comment',
      article: true,
    },
  )
  expect(html).toBe(
    '<p><strong>Head</strong></p>\n<p><a href="http://x.org/p.png">alt</a> words</p>\n<a href="y">z</a>',
  )
})
