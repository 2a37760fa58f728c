import { cp } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { createLibrary, type LibraryStore } from '../src/store/library-store'

/** The sample library of the program. */
export const SAMPLE = fileURLToPath(new URL('../resources/sample', import.meta.url))

/** Makes a library that is a copy of the sample. */
export function copySample(dir: string): Promise<void> {
  return cp(SAMPLE, dir, { recursive: true })
}

/** Makes a library by the store itself, as the app would, lets `fill` write into it, and closes it. */
export async function makeLibrary(
  dir: string,
  fill: (store: LibraryStore) => Promise<unknown> = async () => undefined,
): Promise<void> {
  const made = await createLibrary(dir, {
    title: 'Marginalia',
    authors: [{ id: 'author', name: 'Ada Marsh', url: '', biography: '', earlierBiographies: [] }],
  })
  if (!made.ok) throw new Error(JSON.stringify(made.error))
  await fill(made.value)
  await made.value.close()
}

/** The value of a store's answer; a failure is a failure of the test. */
export function value<T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
