import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeLibrary, value } from '../e2e/library'
import { longPost } from './material/long-post'
import { type BenchRow, stats } from './report'

/** Cold start, from the command to the first painted list of posts, against a bare Electron window that paints a list. */

const SIZES = [10, 2_000, 10_000]
const RUNS = 7
const WORDS = 900
const NOTES = 12
const LIMIT = 60_000

/** A window with a list and nothing else: no preload, no page of ours. */
const BARE_MAIN = `
const { app, BrowserWindow } = require('electron')
app.whenReady().then(() => {
  const page = '<ul aria-label="Posts"><li>A post</li></ul>'
  new BrowserWindow({ width: 1440, height: 900 }).loadURL('data:text/html,' + encodeURIComponent(page))
})
`

/** Loaded beside either app: says when the page has painted its list, by the clock, and ends the app. */
const WATCH = `
const { app } = require('electron')
const painted = 'new Promise((resolve) => {' +
  'const look = () => document.querySelector("[aria-label=Posts] li")' +
  ' ? requestAnimationFrame(() => setTimeout(() => resolve(Date.now()))) : requestAnimationFrame(look); look() })'
app.on('web-contents-created', (_event, contents) => {
  contents.on('dom-ready', async () => {
    console.log('PAINTED ' + (await contents.executeJavaScript(painted)))
    app.exit(0)
  })
})
`

export async function run(progress: (what: string) => void): Promise<readonly BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'postil-bench-start-'))
  try {
    const watch = join(folder, 'watch.cjs')
    await writeFile(watch, WATCH)
    const bare = await bareApp(folder)
    const rows: BenchRow[] = []
    for (const posts of SIZES) {
      progress(`writing a library of ${posts} posts`)
      const library = join(folder, `library-${posts}`)
      await writeLibrary(library, posts)
      rows.push(await row(posts, watch, folder, [bare], ['.', '--library', library], progress))
    }
    return rows
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function row(
  posts: number,
  watch: string,
  folder: string,
  bareWords: readonly string[],
  ourWords: readonly string[],
  progress: (what: string) => void,
): Promise<BenchRow> {
  const ours: number[] = []
  const bare: number[] = []
  // The first start of each writes its caches and does not count.
  for (let at = 0; at <= RUNS; at += 1) {
    progress(`${posts} posts, start ${at} of ${RUNS}`)
    const [bareTime, ourTime] = [
      await start(watch, [...bareWords, `--user-data-dir=${join(folder, 'bare-data')}`]),
      await start(watch, [...ourWords, '--user-data', join(folder, 'our-data')]),
    ]
    if (at === 0) continue
    bare.push(bareTime)
    ours.push(ourTime)
  }
  return {
    what: 'cold start to the first painted list',
    size: `${posts.toLocaleString('en-US')} posts`,
    subject: stats(ours),
    against: { what: 'a bare window that paints a list', stats: stats(bare) },
    by: 'median',
    aim: 1.5,
  }
}

/** Starts Electron and answers the milliseconds until its page had painted a list. */
function start(watch: string, words: readonly string[]): Promise<number> {
  const electron = process.env.ELECTRON_EXEC_PATH
  if (!electron) throw new Error('start this by npm run bench, which finds Electron')
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const begun = Date.now()
  const child = spawn(electron, ['-r', watch, ...root, ...words], { stdio: ['ignore', 'pipe', 'ignore'] })
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => child.kill('SIGKILL'), LIMIT)
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
    child.once('exit', () => {
      clearTimeout(late)
      const painted = /PAINTED (\d+)/.exec(output)?.[1]
      if (painted) resolve(Number(painted) - begun)
      else reject(new Error(`no list was painted within ${LIMIT / 1000} s: ${words.join(' ')}`))
    })
  })
}

async function bareApp(folder: string): Promise<string> {
  const home = join(folder, 'bare')
  await mkdir(home)
  await writeFile(join(home, 'package.json'), '{ "name": "bare", "version": "1.0.0", "main": "main.cjs" }')
  await writeFile(join(home, 'main.cjs'), BARE_MAIN)
  return home
}

async function writeLibrary(dir: string, posts: number): Promise<void> {
  const body = longPost(WORDS, NOTES)
  await makeLibrary(dir, async (store) => {
    const first = value(await store.posts.create({ title: 'Post 0', body, status: 'published' }))
    // The others are copies of the file that the store made, so that ten thousand take seconds.
    for (let at = 1; at < posts; at += 1) {
      const post = { ...first, id: `p${at}`, title: `Post ${at}`, slug: `post-${at}` }
      await writeFile(join(dir, 'posts', `${post.id}.json`), `${JSON.stringify(post, null, 2)}\n`)
    }
  })
}
