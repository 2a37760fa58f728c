import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runCommandLine } from '../../src/cli'
import { temporaryFolder } from '../store/temporary-folder'
import { postil, RESOURCES } from './run'

/** What a person sees of a command at a terminal, line by line; `onProgress` runs when something is drawn there. */
async function seen(args: readonly string[], controller = new AbortController(), onProgress = () => {}) {
  let all = ''
  const terminal = {
    out: (text: string) => {
      all += text
    },
    err: (text: string) => {
      all += text
      if (text.startsWith('\r')) onProgress()
    },
    live: true,
    input: async () => '',
  }
  await runCommandLine(args, { resources: RESOURCES, version: '1.2.3', terminal, signal: controller.signal })
  const lines = all.split('\n').map((line) => line.slice(line.lastIndexOf('\u001b[K') + 1).replace(/^\[K/, ''))
  return { drawn: all.includes('\r'), lines }
}

test.each([['markdown'], ['site']])(
  'no progress is left on the line where an export as %s begins to tell',
  async (format) => {
    const folder = await temporaryFolder()
    await postil(['new', join(folder, 'blog'), '--sample'])
    const out = join(folder, 'out')
    const { drawn, lines } = await seen(['export', join(folder, 'blog'), '--out', out, '--format', format])
    expect(drawn).toBe(true)
    expect(lines[0]).toMatch(format === 'site' ? /^new {6}\S+ {2}\(First export\)$/ : /^\S+out\S+\.md$/)
  },
)

test('nor beside what a command says that was stopped', async () => {
  const folder = await temporaryFolder()
  await postil(['new', join(folder, 'blog'), '--sample'])
  const controller = new AbortController()
  const { lines } = await seen(['check', join(folder, 'blog')], controller, () => controller.abort())
  expect(lines).toEqual(['postil: stopped: everything stays as it was', ''])
})

test('a command that was stopped when some of its work was done does not say that everything is as it was', async () => {
  const folder = await temporaryFolder()
  await postil(['new', join(folder, 'blog'), '--sample'])
  const controller = new AbortController()
  const { lines } = await seen(['check', join(folder, 'blog'), '--fix-plain-notes'], controller, () =>
    controller.abort(),
  )
  expect(lines).toEqual(['postil: stopped: what was made real until then stays; run it again for the rest', ''])
})
