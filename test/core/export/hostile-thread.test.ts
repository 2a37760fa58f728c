import { existsSync, readFileSync } from 'node:fs'
import type { Element, Nodes } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { describe, expect, test } from 'vitest'
import { printThread } from '../../../src/core/export/thread'
import { renderMarkdown } from '../../../src/core/markdown/render'
import { comment, thread } from '../comments/thread'

const CORPUS = new URL('../../../../shared/data/xss-dompurify/expect.json', import.meta.url)

const OURS = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '![x](javascript:alert(1))',
  '[x](javascript:alert(1)) [y](JaVa&#10;Script:alert(1)) [z](data:text/html,<script>alert(1)</script>)',
  '<a href="&#x6a;avascript:alert(1)">x</a>',
  '<svg><animate onbegin=alert(1) attributeName=x></svg><math><mtext><img src=x onerror=alert(1)>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe><object data=x></object><embed src=x>',
  '<form action=x><button formaction=javascript:alert(1)>x</button><input autofocus onfocus=alert(1)></form>',
  '<style>*{background:url(https://tracker.example)}</style><link rel=stylesheet href=https://tracker.example>',
  '<p style="background:url(https://tracker.example)" class="x" id="comments">x</p>',
  '<template><script>alert(1)</script></template><noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '</article></li></ol></section><script>alert(1)</script>',
  '[^a][^b]\n\n[^a]: <img src=x onerror=alert(1)>\n[^b]: [x](vbscript:x)',
  '"><svg onload=alert(1)>',
  '\u0000<scr\u0000ipt>alert(1)</script>\u2028',
  `${'> '.repeat(3000)}deep`,
  `${'<b>'.repeat(3000)}deep`,
  `${'<div>'.repeat(20_000)}deep`,
  `[x](https://a.example/"onmouseover="alert(1))`,
  '[[evil|<img src=x onerror=alert(1)>]]',
]

const PRINTED = new Set([
  ...['html', 'head', 'body', 'section', 'h2', 'h3', 'ol', 'ul', 'li', 'article', 'header', 'b', 'bdi', 'a', 'time'],
  ...['span', 'div', 'p', 'sup', 'sub', 'em', 'strong', 'i', 'u', 's', 'del', 'ins', 'code', 'pre', 'blockquote', 'br'],
  ...['hr', 'table', 'thead', 'tbody', 'tr', 'td', 'th', 'dl', 'dt', 'dd', 'abbr', 'cite', 'dfn', 'kbd', 'mark', 'q'],
  ...['samp', 'small', 'var', 'wbr', 'bdo', 'input'],
])

/** What a thread with this as its every word holds that it may not: elements, handlers, addresses. */
function forbidden(hostile: string): string[] {
  const author = { name: hostile, email: hostile, url: hostile }
  const page = printThread({ title: hostile }, thread([comment('x', { body: hostile, title: hostile, author })]), {
    idPrefix: 'p-',
    render: (markdown, idPrefix) => renderMarkdown(markdown, { profile: 'reader', article: true, idPrefix }).html,
  })
  const found: string[] = []
  const visit = (node: Nodes): void => {
    if (node.type === 'element') found.push(...faultsOf(node))
    if ('children' in node) for (const child of node.children) visit(child)
  }
  visit(fromHtml(page.thread))
  return found
}

function faultsOf({ tagName, properties }: Element): string[] {
  const found = PRINTED.has(tagName) ? [] : [`<${tagName}>`]
  for (const [name, value] of Object.entries(properties)) {
    if (/^on|^src|^style$|^form|^background|^ping$|^action$|^xlink/i.test(name)) found.push(`${tagName}[${name}]`)
    // What a browser takes for the scheme: it drops ASCII white space and control characters.
    if (
      name === 'href' &&
      !['http:', 'https:', 'mailto:'].includes(new URL(String(value), 'https://here.example').protocol)
    )
      found.push(`${tagName}[href=${String(value)}]`)
  }
  return found
}

describe('a hostile comment in print', () => {
  test.each(OURS.map((hostile) => [hostile.slice(0, 60), hostile]))('%s', (_, hostile) => {
    expect(forbidden(hostile)).toEqual([])
  })

  test('every input of a large collection of attacks', () => {
    if (!existsSync(CORPUS)) {
      console.log('not run: the collection of attacks is not here')
      return
    }
    const cases = JSON.parse(readFileSync(CORPUS, 'utf8')) as { payload: string }[]
    expect(cases.length).toBeGreaterThan(100)
    expect(cases.flatMap(({ payload }) => forbidden(payload).map((fault) => `${fault}: ${payload}`))).toEqual([])
  })
})
