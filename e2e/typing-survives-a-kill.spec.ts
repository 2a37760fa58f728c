import { createHash } from 'node:crypto'
import { openLibrary } from '../src/store/library-store'
import { expect, test } from './fixtures'
import { makeLibrary, value } from './library'

// D2: kill -9 of the whole program while typing. `POSTIL_FAULT_ROUNDS` sets how many rounds; the table asks for 30.

const ROUNDS = Number(process.env.POSTIL_FAULT_ROUNDS ?? 2)
/** What may be lost: two seconds of typing at 40 characters a second. */
const LOST = 2 * 40

test(`D2: of ${ROUNDS} kills while typing none loses more than two seconds`, async ({ launch, libraryDir }) => {
  test.setTimeout(60_000 * (ROUNDS + 1))
  let id = ''
  await makeLibrary(libraryDir, async (store) => {
    id = value(await store.posts.create({ title: 'Typing', body: '' })).id
  })
  let stands = ''
  for (let round = 1; round <= ROUNDS; round += 1) {
    const { page, process } = await launch({ tolerate: [/./] })
    const body = page.getByRole('textbox', { name: 'Post body' })
    await expect(body).toHaveValue(stands)
    await body.focus()
    await page.keyboard.press('ControlOrMeta+End')
    const typed = `Round ${round} ${createHash('sha256').update(String(round)).digest('hex').repeat(3)}. `
    await page.keyboard.type(typed, { delay: 25 })
    const exited = new Promise((resolve) => process.once('exit', resolve))
    process.kill('SIGKILL')
    await exited
    const whole = stands + typed
    const store = value(await openLibrary(libraryDir))
    stands = value(await store.posts.open(id)).body
    await store.close()
    expect(whole.startsWith(stands), `round ${round}: what stands is a beginning of what was typed`).toBe(true)
    expect(whole.length - stands.length, `round ${round}: characters lost`).toBeLessThanOrEqual(LOST)
    console.log(`D2 round ${round}: ${whole.length - stands.length} of ${typed.length} typed characters lost`)
  }
})
