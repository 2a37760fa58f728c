import { create } from 'zustand'
import type { AppError } from '../../core/error'
import { describeError } from '../../core/error-words'
import type { Source } from '../../core/source'
import type { Input } from '../../ipc/contract'
import { request } from '../bridge'
import { showToast } from '../ui/toast'
import { addHolder } from './holders'
import { session } from './session'
import { adoptSource, loadSources, useSources } from './sources'
import { useSourcesView } from './sources-view'

/** What is typed in the records of sources, from the key press until the store has it, whichever record is on screen. */

export type SourceChanges = Input<'sources.save'>['changes']

/** How long after the last change a record is saved, and when one that the disk refused is tried again (ms). */
const PAUSE = 500
const RETRY = 5000

/** What differs from the stored record; of the CSL variables only those, `undefined` for one that goes. */
interface Edits {
  readonly csl: Readonly<Record<string, unknown>>
  readonly others: Omit<SourceChanges, 'csl'>
}

interface SourceEdits {
  /** By the key of the source. */
  readonly edits: Readonly<Record<string, Edits>>
  /** Why the last save failed. */
  readonly failures: Readonly<Record<string, AppError>>
}

export const useSourceEdits = create<SourceEdits>()(() => ({ edits: {}, failures: {} }))

const NONE: Edits = { csl: {}, others: {} }
const timers = new Map<string, ReturnType<typeof setTimeout>>()
const running = new Map<string, Promise<AppError | null>>()
/** The records off the screen of which it was said that they are not saved. */
const told = new Set<string>()

/** The record with what was typed in it. */
export function asEdited(source: Source, { csl, others }: Edits = NONE): Source {
  const variables = Object.entries({ ...source.csl, ...csl }).filter(([, value]) => value !== undefined)
  return { ...source, ...others, csl: Object.fromEntries(variables) as Source['csl'] } as Source
}

/** Shows a change of a record at once and saves it a moment later. */
export function changeSource(key: string, { csl, ...others }: SourceChanges): void {
  const source = useSources.getState().index.find(key)
  if (!source) return
  const before = useSourceEdits.getState().edits[key] ?? NONE
  put(key, {
    csl: csl ? touched(csl, source.csl, before.csl) : before.csl,
    others: { ...before.others, ...others },
  })
  saveSoon(key, PAUSE)
}

/** Saves what was typed in a record, one save behind the other. Answers why it could not, or null. */
export function flushSource(key: string): Promise<AppError | null> {
  clearTimeout(timers.get(key))
  timers.delete(key)
  const run = (running.get(key) ?? Promise.resolve(null)).then(() => saveEdits(key))
  running.set(key, run)
  return run
}

/** Saves what was typed in any record. Answers why something could not be saved, or null. */
export async function flushSources(
  keys: readonly string[] = Object.keys(useSourceEdits.getState().edits),
): Promise<AppError | null> {
  const errors = await Promise.all(keys.map(flushSource))
  return errors.find((error) => error !== null) ?? null
}

addHolder({ what: 'The record of a source', keep: flushSources, forget: forgetEdits })

function forgetEdits(): void {
  for (const timer of timers.values()) clearTimeout(timer)
  timers.clear()
  running.clear()
  told.clear()
  useSourceEdits.setState({ edits: {}, failures: {} })
}

/** Saves fields of a source. Answers why it could not, or null. */
export async function saveSource(source: Source, changes: SourceChanges): Promise<AppError | null> {
  const reply = await request('sources.save', { key: source.key, basedOn: source.revision, changes })
  if (reply.ok) adoptSource(reply.value)
  else if (reply.error.kind === 'conflict') await loadSources()
  return reply.ok ? null : reply.error
}

function saveSoon(key: string, pause: number): void {
  clearTimeout(timers.get(key))
  timers.set(
    key,
    setTimeout(() => void flushSource(key), pause),
  )
}

async function saveEdits(key: string): Promise<AppError | null> {
  for (let tries = 0; ; tries++) {
    const sent = useSourceEdits.getState().edits[key]
    if (!sent) return null
    const source = useSources.getState().index.find(key)
    const error: AppError | null = source
      ? await saveSource(source, changesOf(source, sent))
      : { kind: 'not-found', what: `@${key}` }
    // Another program changed the record: what was typed goes on top of that.
    if (error?.kind === 'conflict' && tries === 0) continue
    if (error) fail(key, error)
    else succeed(key, sent)
    return error
  }
}

function changesOf(source: Source, edits: Edits): SourceChanges {
  const csl = Object.keys(edits.csl).length === 0 ? {} : { csl: asEdited(source, edits).csl }
  return { ...edits.others, ...csl }
}

function fail(key: string, error: AppError): void {
  useSourceEdits.setState(({ failures }) => ({ failures: { ...failures, [key]: error } }))
  if (error.kind === 'disk') saveSoon(key, RETRY)
  if (error.kind === 'not-found') put(key, NONE)
  const onScreen = session().screen === 'sources' && useSourcesView.getState().selected === key
  if (onScreen || told.has(key)) return
  told.add(key)
  showToast(`@${key} is not saved: ${describeError(error)}`)
}

function succeed(key: string, sent: Edits): void {
  const { edits, failures } = useSourceEdits.getState()
  const { [key]: _, ...others } = failures
  useSourceEdits.setState({ failures: others })
  told.delete(key)
  const now = edits[key] ?? NONE
  put(key, { csl: since(sent.csl, now.csl), others: since(sent.others, now.others) })
}

/** Holds what is not saved of a record. */
function put(key: string, changes: Edits): void {
  const isNone = Object.keys(changes.csl).length + Object.keys(changes.others).length === 0
  useSourceEdits.setState(({ edits: { [key]: _, ...rest } }) => ({
    edits: isNone ? rest : { ...rest, [key]: changes },
  }))
}

/** What was typed while `sent` was on its way. */
function since<T extends object>(sent: T, now: T): Partial<T> {
  const changed = Object.entries(now).filter(([name, value]) => (sent as Record<string, unknown>)[name] !== value)
  return Object.fromEntries(changed) as Partial<T>
}

/** The variables that were touched before or are not as they are stored, as they are now. */
function touched(csl: Source['csl'], stored: Source['csl'], before: Edits['csl']): Edits['csl'] {
  const changed = Object.keys({ ...stored, ...csl }).filter(
    (variable) => JSON.stringify(csl[variable]) !== JSON.stringify(stored[variable]),
  )
  return Object.fromEntries([...Object.keys(before), ...changed].map((variable) => [variable, csl[variable]]))
}
