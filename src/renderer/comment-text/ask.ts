import { PatientWorker } from '../workers/patient-worker'
import type { TextAnswer, TextJob } from './jobs'

/** A text over which the worker broods longer than this (ms) is shown as it was typed. */
const PATIENCE = 6000

const worker = new PatientWorker<TextJob>(
  () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }),
  PATIENCE,
)

/** Has the worker do a job. Answers null when it fails or takes too long. */
export function askAboutText<J extends TextJob>(job: J): Promise<TextAnswer<J> | null> {
  return worker.ask(job) as Promise<TextAnswer<J> | null>
}
