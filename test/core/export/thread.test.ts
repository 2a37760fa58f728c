import { describe, expect, it } from 'vitest'
import type { Comment } from '../../../src/core/comment'
import { escapeHtml } from '../../../src/core/export/html'
import { printThread } from '../../../src/core/export/thread'
import { comment, minute, thread } from '../comments/thread'

/** Prints a body as one escaped paragraph that shows the prefix it was given. */
function render(markdown: string, idPrefix: string): string {
  return `<p id="${idPrefix}p">${escapeHtml(markdown)}</p>`
}

function printed(comments: readonly Comment[], closed = false, idPrefix = '') {
  return printThread({ title: 'Jury Rooms' }, thread(comments, { closed }), { idPrefix, render })
}

const reader = comment('a', { date: minute(0), body: 'Where did you find it?' })
const answer = comment('b', {
  parent: 'a',
  kind: 'author',
  date: minute(1),
  author: { name: 'Harriet Lindqvist', email: 'h@example.org', url: 'https://docket.example/' },
  body: 'In a box.',
})

describe('the printed thread', () => {
  it('is a list of articles, replies inside what they answer, under its heading', () => {
    expect(printed([answer, reader])).toEqual({
      count: 2,
      addenda: '',
      thread: `<section class="said" id="comments" aria-labelledby="comments.title">
<h2 id="comments.title">2 thoughts on “Jury Rooms”</h2>
<ol>
<li><article class="comment" id="comment-a" aria-labelledby="comment-a.name">
<header><b id="comment-a.name"><bdi>Lucinda Farrow</bdi></b> <a class="permalink" href="#comment-a"><time datetime="2026-11-18T15:00:00.000Z">November 18, 2026</time></a></header>
<div class="text"><p id="comment-a.p">Where did you find it?</p></div>
</article>
<ol>
<li><article class="comment" id="comment-b" aria-labelledby="comment-b.name">
<header><b id="comment-b.name"><a href="https://docket.example/" rel="nofollow ugc"><bdi>Harriet Lindqvist</bdi></a></b> <span class="tag">Author</span> <a class="permalink" href="#comment-b"><time datetime="2026-11-18T15:01:00.000Z">November 18, 2026</time></a> <span class="re">in reply to <a href="#comment-a"><bdi>Lucinda Farrow</bdi></a></span></header>
<div class="text"><p id="comment-b.p">In a box.</p></div>
</article>
</li>
</ol>
</li>
</ol>
</section>`,
    })
  })

  it('shows approved comments only and counts only what it shows', () => {
    const hidden = (['pending', 'spam', 'trash'] as const).map((status) => comment(status, { status, body: status }))
    const { thread: page, count } = printed([reader, ...hidden, comment('under', { parent: 'spam' })])
    expect(count).toBe(2)
    expect(page).toContain('2 thoughts on')
    expect(page).toContain('in reply to a comment that is not shown')
    expect(page).not.toMatch(/pending|spam|trash/)
  })

  it('never prints e-mail addresses or fields it does not know', () => {
    const known = comment('a', {
      author: { name: 'R. Tollefson', email: 'tollefson@example.org', url: '', ip: '203.0.113.9', agent: 'Lynx' },
    })
    expect(
      printed([{ ...known, history: [{ at: minute(0), by: 'x', before: { body: 'before' } }] }]).thread,
    ).not.toMatch(/tollefson@|203\.0|Lynx|before/)
  })

  it('prints an addendum with the post, as the author’s own, and hangs a reply to it at the top of the thread', () => {
    const addendum = comment('add', {
      kind: 'addendum',
      title: 'Addendum: the return',
      author: answer.author,
      body: 'Found.',
    })
    const reply = comment('r', { parent: 'add', date: minute(9) })
    const page = printed([addendum, reply])
    expect(page.addenda).toBe(`<section class="addendum" id="comment-add" aria-labelledby="comment-add.title">
<h2 id="comment-add.title">Addendum: the return</h2>
<p class="by"><bdi>Harriet Lindqvist</bdi> <i>·</i> <a class="permalink" href="#comment-add"><time datetime="2026-11-18T09:00:00-06:00">November 18, 2026</time></a></p>
<div class="text"><p id="comment-add.p">Found.</p></div>
</section>`)
    expect(page.count).toBe(1)
    expect(page.thread).toContain('1 thought on')
    expect(page.thread).toContain('in reply to <a href="#comment-add">')
    expect(page.thread).not.toContain('Found.')
  })

  it('heads a titled comment with its title', () => {
    expect(printed([comment('a', { title: 'Comment: Some Fugitives' })]).thread).toContain(
      '<article class="comment" id="comment-a" aria-labelledby="comment-a.title">',
    )
  })

  it('says that a closed thread takes no more comments, also when it is empty', () => {
    expect(printed([], true).thread).toBe(`<section class="said" id="comments" aria-labelledby="comments.title">
<h2 id="comments.title">Comments</h2>
<p class="closed">Comments are closed.</p>
</section>`)
    expect(printed([reader], true).thread).toContain('<p class="closed">Comments are closed.</p>')
    expect(printed([])).toEqual({ addenda: '', thread: '', count: 0 })
  })

  it('runs nothing a stranger writes into a name, a title, an address or a text', () => {
    const hostile = '"><img src=x onerror=alert(1)><script>alert(1)</script>'
    const { thread: page } = printed([
      comment('a', {
        title: hostile,
        body: hostile,
        author: { name: hostile, email: hostile, url: `https://x/${hostile}` },
      }),
      comment('b', { author: { name: 'B', email: '', url: 'javascript:alert(1)' } }),
      comment('c', { author: { name: 'C', email: '', url: ' data:text/html,x' } }),
    ])
    expect(page).not.toMatch(/<img|<script|javascript:|data:/)
    expect(page.match(/<a href=/g)?.length).toBe(1)
  })

  it('never gives an id twice: not over posts that share a page, not between a comment and another’s note', () => {
    const comments = [comment('x'), comment('x-fn-1'), comment('x-p'), comment('s', { title: 'T' })]
    const page = ['', 'p1-', 'p2-'].map((prefix) => printed(comments, false, prefix).thread).join('')
    const ids = [...page.matchAll(/ id="([^"]*)"/g)].map((match) => match[1])
    expect(new Set(ids).size).toBe(ids.length)
    const targets = [...page.matchAll(/ href="#([^"]*)"/g)].map((match) => match[1])
    expect(targets.filter((target) => !ids.includes(target))).toEqual([])
  })

  it('stops nesting where a column would get too narrow and still says who is answered', () => {
    const chain = Array.from({ length: 400 }, (_, i) =>
      comment(`c${i}`, {
        parent: i === 0 ? null : `c${i - 1}`,
        date: minute(i),
        author: { name: `Reader ${i}`, email: '', url: '' },
      }),
    )
    const page = printed(chain).thread
    expect(page.match(/<article /g)?.length).toBe(400)
    expect(page.match(/<ol>/g)?.length).toBe(6)
    for (let i = 1; i < 400; i++) expect(page).toContain(`in reply to <a href="#comment-c${i - 1}">`)
  })
})
