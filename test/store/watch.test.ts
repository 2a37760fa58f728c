import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { appendFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Post } from '../../src/core/post'
import { createLibrary, openLibrary } from '../../src/store/library-store'
import type { OutsideChanges } from '../../src/store/outside-changes'
import { named, report } from './faults/rounds'
import { removableDisk } from './removable-disk'
import { expectValue, temporaryFolder } from './temporary-folder'

// Our own watch in the place of chokidar's, which takes one for each file: what a watcher must see.

async function watched(dir: string) {
  const seen: OutsideChanges[] = []
  const store = expectValue(await openLibrary(dir, { onOutsideChange: (changes) => seen.push(changes) }))
  const titles = () =>
    store.posts
      .list()
      .map(({ title }) => title)
      .sort()
  return { store, seen, titles }
}

async function library(titles: readonly string[]): Promise<{ dir: string; posts: Post[] }> {
  const dir = join(await temporaryFolder(), 'lib')
  const store = expectValue(await createLibrary(dir, { title: 'Lib' }))
  const posts: Post[] = []
  for (const title of titles) posts.push(expectValue(await store.posts.create({ title, body: 'x' })))
  await store.close()
  return { dir, posts }
}

function until(condition: () => unknown): Promise<void> {
  return expect.poll(() => Boolean(condition()), { timeout: 60_000, interval: 20 }).toBe(true)
}

const text = (post: Post) => JSON.stringify(post)

test('a change, a new file, a rename, an atomic replacement and a removal are each seen', async () => {
  const { dir, posts } = await library(['One', 'Two'])
  const [one, two] = posts as [Post, Post]
  const { store, titles } = await watched(dir)
  const path = (name: string) => join(dir, 'posts', `${name}.json`)

  await writeFile(path(one.id), text({ ...one, title: 'Changed in place' }))
  await until(() => titles().includes('Changed in place'))

  await writeFile(path('added'), text({ ...one, id: 'added', slug: 'added', title: 'Added' }))
  await until(() => titles().includes('Added'))

  await writeFile(join(dir, 'replacement'), text({ ...two, title: 'Replaced' }))
  await rename(join(dir, 'replacement'), path(two.id))
  await until(() => titles().includes('Replaced'))

  await rename(path(two.id), path('elsewhere'))
  await until(() => !titles().includes('Replaced'))
  await until(() =>
    store.setAside().some(({ path: aside, kind }) => aside === 'posts/elsewhere.json' && kind === 'copy'),
  )

  await rm(path('added'))
  await until(() => !titles().includes('Added'))
  expect(titles()).toEqual(['Changed in place'])
  await store.close()
})

test('a file that is written in pieces is read when it is whole', async () => {
  const { dir, posts } = await library(['One'])
  const [one] = posts as [Post]
  const { store, seen, titles } = await watched(dir)
  const whole = text({ ...one, title: 'In pieces' })
  const path = join(dir, 'posts', `${one.id}.json`)
  await writeFile(path, '')
  for (let at = 0; at < whole.length; at += Math.ceil(whole.length / 8)) {
    await appendFile(path, whole.slice(at, at + Math.ceil(whole.length / 8)))
    await new Promise((resolve) => setTimeout(resolve, 40))
  }
  await until(() => titles().includes('In pieces'))
  expect(store.setAside()).toEqual([])
  expect(seen.length).toBeGreaterThan(0)
  await store.close()
})

test('a burst of 500 files, as a checkout of git writes them, is taken over whole', async () => {
  const { dir, posts } = await library([])
  expect(posts).toEqual([])
  const git = (...words: string[]) =>
    execFileSync('git', ['-C', dir, '-c', 'user.name=x', '-c', 'user.email=x@example.org', ...words], {
      stdio: 'ignore',
    })
  await writeFile(join(dir, '.gitignore'), '.postil\n')
  git('init', '-q')
  const maker = expectValue(await openLibrary(dir))
  const first = expectValue(await maker.posts.create({ title: 'Post 0', body: 'x' }))
  await maker.close()
  const write = async (word: string) => {
    for (let at = 0; at < 500; at += 1)
      await writeFile(
        join(dir, 'posts', at === 0 ? `${first.id}.json` : `p${at}.json`),
        text({ ...first, id: at === 0 ? first.id : `p${at}`, slug: `p-${at}`, title: `${word} ${at}` }),
      )
  }
  await write('Old')
  git('add', '.')
  git('commit', '-qm', 'old')
  git('checkout', '-qb', 'new')
  await write('New')
  git('commit', '-qam', 'new')
  const { store, seen, titles } = await watched(dir)
  await until(() => titles().length === 500)
  git('checkout', '-q', 'HEAD~1')
  await until(() => titles().every((title) => title.startsWith('Old')))
  expect(titles()).toHaveLength(500)
  git('rm', '-rq', 'posts')
  await until(() => titles().length === 0)
  git('checkout', '-q', 'new', '--', 'posts')
  await until(() => titles().length === 500 && titles().every((title) => title.startsWith('New')))
  expect(store.setAside()).toEqual([])
  report('watch', { 'files in a burst': 500, 'times told': seen.length })
  await store.close()
})

test('a folder that is removed and made anew at once, maybe under the same number, is watched again', async () => {
  const { dir, posts } = await library(['One'])
  const [one] = posts as [Post]
  const { store, titles } = await watched(dir)
  for (let round = 0; round < 5; round += 1) {
    rmSync(join(dir, 'posts'), { recursive: true })
    mkdirSync(join(dir, 'posts'))
    await until(() => titles().length === 0)
    await writeFile(join(dir, 'posts', `${one.id}.json`), text({ ...one, title: `Round ${round}` }))
    await until(() => titles().includes(`Round ${round}`))
  }
  await store.close()
})

test('a folder that is removed and comes back is watched again', async () => {
  const { dir, posts } = await library(['One'])
  const [one] = posts as [Post]
  const { store, titles } = await watched(dir)
  const path = join(dir, 'posts', `${one.id}.json`)
  const before = await readFile(path)
  await rename(join(dir, 'posts'), join(dir, 'posts-away'))
  await until(() => titles().length === 0)
  await mkdir(join(dir, 'posts'))
  await writeFile(path, before)
  await until(() => titles().length === 1)
  await writeFile(path, text({ ...one, title: 'Changed in the new folder' }))
  await until(() => titles().includes('Changed in the new folder'))
  await store.close()
})

const noRoot = process.platform === 'linux' && process.getuid?.() === 0 ? null : 'it needs root, to mount'

test(named('a disk that is unmounted and comes back is watched again', noRoot), {
  skip: noRoot !== null,
}, async () => {
  const { disk, mount, attach, detach } = await removableDisk(await temporaryFolder())
  try {
    const made = expectValue(await createLibrary(join(mount, 'lib'), { title: 'Lib' }))
    const post = expectValue(await made.posts.create({ title: 'One', body: 'x' }))
    await made.close()
    const { store, titles } = await watched(join(mount, 'lib'))
    detach()
    // What another program changes on the disk while it is away.
    await writeFile(join(disk, 'lib', 'posts', `${post.id}.json`), text({ ...post, title: 'Changed while away' }))
    await until(() => titles().length === 0)
    attach()
    await until(() => titles().includes('Changed while away'))
    await writeFile(join(mount, 'lib', 'posts', `${post.id}.json`), text({ ...post, title: 'Changed since' }))
    await until(() => titles().includes('Changed since'))
    await store.close()
  } finally {
    detach()
  }
})
