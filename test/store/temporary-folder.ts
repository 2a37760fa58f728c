import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import type { AppError } from '../../src/core/error'
import type { Result } from '../../src/core/result'

const made: string[] = []

/** A new empty folder; it is gone after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'postil-test-'))
  made.push(folder)
  return folder
}

afterEach(async () => {
  for (const folder of made.splice(0)) await rm(folder, { recursive: true, force: true })
  // Thirty images of disks take a while to remove.
}, 120_000)

/** The value of a result that must be fine. */
export function expectValue<T>(result: Result<T, AppError>): T {
  if (!result.ok) throw new Error(`expected a value, got ${JSON.stringify(result.error)}`)
  return result.value
}

/** The error of a result that must not be fine. */
export function expectError<T>(result: Result<T, AppError>): AppError {
  if (result.ok) throw new Error(`expected an error, got ${JSON.stringify(result.value)}`)
  return result.error
}
