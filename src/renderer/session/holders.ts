import type { AppError } from '../../core/error'
import { flushAll } from './saving'

/** Something beside the posts that holds what was written until the store has it. */
interface Holder {
  /** What is written there, as a person would call it. */
  readonly what: string
  /** Has the store keep it now; answers why it could not, or null. */
  readonly keep: () => Promise<AppError | null>
  /** Forgets it with the library that is left. */
  readonly forget: () => void
}

const holders: Holder[] = []

/** Has a holder asked before the library is left or the window closes. */
export function addHolder(holder: Holder): void {
  holders.push(holder)
}

/** Has everything kept that is written beside the posts; answers what could not be, and why. */
export async function keepHeld(): Promise<readonly { readonly what: string; readonly error: AppError }[]> {
  const kept = await Promise.all(holders.map(async ({ what, keep }) => ({ what, error: await keep() })))
  return kept.flatMap(({ what, error }) => (error === null ? [] : [{ what, error }]))
}

/** Has everything saved, posts and what is written beside them, for work that reads the disk. What fails is told where it stands. */
export async function saveEverything(): Promise<void> {
  await flushAll()
  await keepHeld()
}

/** Forgets what was written in a library that is left. */
export function forgetHeld(): void {
  for (const { forget } of holders) forget()
}
