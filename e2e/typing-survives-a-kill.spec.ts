import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Post } from '../src/core/post'
import { report, rounds } from '../test/store/faults/rounds'
import { expect, type RunningApp, test } from './fixtures'
import { textInJournal } from './journal'
import { makeLibrary, value } from './library'

// D2: kill -9 of the whole program while typing.

const ROUNDS = rounds(2, 30)
/** Between two keys (ms): forty characters a second. */
const KEY = 25
/** What a kill may take (ms): the last second of typing. Few rounds time nothing, for they run on machines of any speed. */
const LOST = rounds(Number.POSITIVE_INFINITY, 1000)

test(`D2: of ${ROUNDS} kills while typing none takes more than the last second of it`, async ({
  launch,
  libraryDir,
}) => {
  test.setTimeout(60_000 * (ROUNDS + 1))
  let id = ''
  await makeLibrary(libraryDir, async (store) => {
    id = value(await store.posts.create({ title: 'Typing', body: '' })).id
  })
  let stands = ''
  const losses: { characters: number; milliseconds: number }[] = []
  for (let round = 1; round <= ROUNDS; round += 1) {
    const running = await launch({ tolerate: [/./] })
    await expectText(running, stands)
    const typed = `Round ${round} ${noise(round).slice(0, 60 + ((round * 37) % 130))}. `
    const pressed = await type(running, typed)
    const kept = await textInJournal(libraryDir)
    const killed = Date.now()
    await kill(running)
    const saved = await bodyOf(libraryDir, id)
    const whole = stands + typed
    const again = await launch({ tolerate: [/./] })
    const text = await expectText(again, null)
    expect(whole.startsWith(text), `round ${round}: what stands is a beginning of what was typed`).toBe(true)
    expect(text.length, `round ${round}: nothing that was saved is lost`).toBeGreaterThanOrEqual(saved.length)
    expect(text.startsWith(kept ?? ''), `round ${round}: nothing that the journal held is lost`).toBe(true)
    // What came back from the journal is told of, and nothing else is.
    const notice = again.page.getByText('Postil was closed before it could save.')
    await expect(notice).toHaveCount(text === saved ? 0 : 1)
    const lost = pressed.slice(text.length - stands.length)
    const milliseconds = lost[0] === undefined ? 0 : killed - lost[0]
    losses.push({ characters: lost.length, milliseconds })
    expect(milliseconds, `round ${round}: typing lost (ms)`).toBeLessThanOrEqual(LOST)
    stands = text
    await kill(again)
  }
  const most = (of: 'characters' | 'milliseconds') => Math.max(...losses.map((loss) => loss[of]))
  report('D2', {
    rounds: ROUNDS,
    'most typing lost ms': most('milliseconds'),
    'most characters lost': most('characters'),
    'older texts': 0,
  })
})

function noise(seed: number): string {
  return createHash('sha256').update(String(seed)).digest('hex').repeat(3)
}

async function expectText({ page }: RunningApp, text: string | null): Promise<string> {
  const body = page.getByRole('textbox', { name: 'Post body' })
  await expect(body).toBeVisible()
  if (text !== null) await expect(body).toHaveValue(text)
  return body.inputValue()
}

/** Types at the end of the text, one key every 25 ms; answers when each was pressed. */
async function type({ page }: RunningApp, text: string): Promise<number[]> {
  await page.getByRole('textbox', { name: 'Post body' }).focus()
  await page.keyboard.press('ControlOrMeta+End')
  const pressed: number[] = []
  const begun = Date.now()
  for (const [at, letter] of [...text].entries()) {
    const wait = begun + at * KEY - Date.now()
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
    pressed.push(Date.now())
    await page.keyboard.type(letter)
  }
  return pressed
}

async function kill({ process }: RunningApp): Promise<void> {
  const exited = new Promise((resolve) => process.once('exit', resolve))
  process.kill('SIGKILL')
  await exited
}

async function bodyOf(dir: string, id: string): Promise<string> {
  return (JSON.parse(await readFile(join(dir, 'posts', `${id}.json`), 'utf8')) as Post).body
}
