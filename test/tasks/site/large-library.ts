import { createHash } from 'node:crypto'
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Babble, generateLibrary } from '../../../bench/material/generated-library'
import { SAMPLE } from '../../cli/run'

/** One pixel. */
const PIXEL = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')

/** What generated posts hold beside prose, so that every kind of markup is met; each gets one of them. */
const SPICES: readonly ((at: number, posts: number) => string)[] = [
  (at, posts) =>
    `See [[post-${number(at * 7, posts)}]] and [[post-${number(at + 3, posts)}|the one after]], and [[gone]].`,
  () => '| A | B |\n|:--|--:|\n| 1[^n0] | `x<y` |\n\n- [ ] open\n- [x] done\n\n1. one\n   > quoted[^n1]\n2. two',
  () => '## A heading & "more"[^n2]\n\n### Below\n\n```js\nif (a < b) c()\n```\n\n***\n\nLine  \nbreak\\\nbreak.',
  () => '<details><summary>More</summary><p>Within <b>bold <i>both</b></i></p></details>\n\n<script>alert(1)</script>',
  () => `![A picture](assets/${PICTURE} "With a caption")\n\nIn line ![again](assets/${PICTURE}).`,
  () => 'Said at 10:30, John 3:16. “Quoted” — an ^[inline *note*] and a [link](https://example.org/a?b=c&d=e "t").',
  () => 'مرحبا بالعالم[^n3] שלום עולם 你好，世界 — “bidi” \u202etext\u202c end.',
  () =>
    'A note with all:[^all]\n\n[^all]: First paragraph.\n\n    Second, with a list:\n\n    - one\n    - two\n\n    > and a quotation',
]

export const PICTURE = `${createHash('sha256').update(PIXEL).digest('hex')}.gif`

function number(at: number, posts: number): string {
  return String(at % posts).padStart(5, '0')
}

/**
 * The sample blog grown to so many posts: its own posts, sources, authors and topics, and generated ones that are filed,
 * tagged, commented, in several languages, and refer to each other.
 */
export async function largeLibrary(dir: string, posts: number): Promise<void> {
  await generateLibrary(dir, posts)
  const { topics } = JSON.parse(await readFile(join(SAMPLE, 'topics.json'), 'utf8'))
  const babble = new Babble(2_000)
  for (let at = 0; at < posts; at += 1) {
    const path = join(dir, 'posts', `post-${number(at, posts)}.json`)
    const post = JSON.parse(await readFile(path, 'utf8'))
    post.topics = at % 5 === 0 ? [] : [topics[at % topics.length].id, topics[(at * 3) % topics.length].id]
    post.tags = at % 4 === 0 ? [] : [`tag ${at % 40}`, `<b>&"${at % 3}`]
    post.authors = at % 9 === 0 ? [] : ['harriet-lindqvist']
    post.language = ['en', 'en-GB', 'de', 'ar', 'fr'][at % 5]
    post.title = at % 50 === 0 ? '' : `${post.title} <${at}> & "co"`
    post.formerly = at % 6 === 0 ? [{ slug: `formerly-${at}`, date: post.date }] : []
    post.body = `${SPICES[at % SPICES.length]?.(at, posts)}\n\n${post.body}`
    await writeFile(path, JSON.stringify(post))
    if (at % 3 === 0)
      await writeFile(join(dir, 'comments', `${post.id}.json`), JSON.stringify(threadOf(post.id, at, babble)))
  }
  await cp(SAMPLE, dir, { recursive: true })
  await mkdir(join(dir, 'assets'), { recursive: true })
  await writeFile(join(dir, 'assets', PICTURE), PIXEL)
  if ((await readdir(join(dir, 'posts'))).length < posts) throw new Error('the library has too few posts')
}

function threadOf(post: string, at: number, babble: Babble) {
  const date = '2020-02-02T10:00:00Z'
  const comment = (id: string, more: object) => ({
    ...{ id, parent: null, kind: 'reader', title: '', date, modified: date, status: 'approved', topics: [] },
    author: { name: `Reader <${at}>`, email: 'r@mail.example', url: at % 2 ? 'https://reader.example/?a=1&b=2' : '' },
    body: `${babble.sentences(30)}[^1] [[post-00001]]\n\n<b>bold</b> <img src=https://reader.example/x.png onerror=alert(1)>\n\n[^1]: ${babble.sentences(8)}`,
    ...more,
  })
  const comments = [
    comment('one', {}),
    comment('two', { parent: 'one', kind: 'author' }),
    comment('three', { kind: 'addendum', title: 'Later' }),
  ]
  return { schema: 1, post, revision: 1, closed: at % 2 === 0, comments: comments.slice(0, 1 + (at % 3)) }
}
