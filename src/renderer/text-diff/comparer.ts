import type { Post } from '../../core/post'
import { PatientWorker } from '../workers/patient-worker'

/** Two texts, or two versions of a post, to compare. */
export type Comparison =
  | { readonly of: 'texts'; readonly before: string; readonly after: string }
  | { readonly of: 'posts'; readonly before: Post; readonly after: Post }

/** Every comparison ends; after so long (ms) something else has stopped the worker. */
const PATIENCE = 600_000

/** Compares away from the window's own thread. */
export const comparer = new PatientWorker<Comparison>(
  () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }),
  PATIENCE,
)
