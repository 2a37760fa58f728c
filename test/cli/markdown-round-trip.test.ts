import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openLibrary } from '../../src/store/library-store'
import { expectValue, temporaryFolder } from '../store/temporary-folder'
import { postil, SAMPLE } from './run'

/** Everything a library says of its posts, its authors and its topics. */
async function contents(dir: string) {
  const store = expectValue(await openLibrary(dir, { readOnly: true }))
  const topics = expectValue(await store.topics.get())
  const library = expectValue(await store.library())
  const posts = []
  for (const { id } of [...store.posts.list()].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const { revision: _, ...post } = expectValue(await store.posts.open(id))
    const thread = expectValue(await store.threads.get(id))
    posts.push({ ...post, comments: thread.comments, closed: thread.closed })
  }
  await store.close()
  return { posts, authors: library.authors, topics: topics.topics, order: topics.entries }
}

test('the sample blog as Markdown, brought into a new library, is the same posts, notes, topics, dates, comments, order and biographies', async () => {
  const folder = await temporaryFolder()
  const out = join(folder, 'markdown')
  expect((await postil(['export', SAMPLE, '--out', out, '--format', 'markdown'])).code).toBe(0)
  const dir = join(folder, 'again')
  await postil(['new', dir])
  const { code, out: said } = await postil(['import', dir, out, '--json'])
  expect(code).toBe(0)
  const report = JSON.parse(said)
  expect(report.files.flatMap(({ notices }: { notices: string[] }) => notices)).toEqual([])
  expect(await contents(dir)).toEqual(await contents(SAMPLE))
})

test('pictures beside a file come into the library and out again; those elsewhere stay as written', async () => {
  const folder = await temporaryFolder()
  await mkdir(join(folder, 'in', 'img'), { recursive: true })
  await writeFile(join(folder, 'in', 'img', 'a b.png'), 'picture')
  await writeFile(join(folder, 'secret.png'), 'secret')
  const body = '![One](img/a%20b.png "t") ![Up](../secret.png) ![Web](https://x.example/w.png) ![Gone](gone.png)\n'
  await writeFile(join(folder, 'in', 'p.md'), `---\nid: p\ntitle: P\n---\n\n${body}`)
  const dir = join(folder, 'blog')
  await postil(['new', dir])
  const report = JSON.parse((await postil(['import', dir, join(folder, 'in', 'p.md'), '--json'])).out)
  expect(report.files[0].notices).toEqual(['the picture “gone.png” was not found'])
  const [post] = (await contents(dir)).posts
  expect(post?.body).toMatch(
    /^!\[One\]\(assets\/[0-9a-f]{64}\.png "t"\) !\[Up\]\(\.\.\/secret\.png\) !\[Web\]\(https:\/\/x\.example\/w\.png\) !\[Gone\]\(gone\.png\)\n$/,
  )
  await postil(['export', dir, '--out', join(folder, 'md'), '--format', 'markdown'])
  const again = join(folder, 'again')
  await postil(['new', again])
  await postil(['import', again, join(folder, 'md')])
  expect(await contents(again)).toEqual(await contents(dir))
})
