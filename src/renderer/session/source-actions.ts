import { withCommas } from '../../core/counted'
import type { AppError } from '../../core/error'
import { describeError } from '../../core/error-words'
import type { Source } from '../../core/source'
import { makeKey } from '../../core/sources/source-words'
import type { Input, Output } from '../../ipc/contract'
import { request } from '../bridge'
import { showToast } from '../ui/toast'
import { adoptChanges } from './changes'
import { saveEverything } from './holders'
import { showFile } from './outside'
import { flushAll } from './saving'
import { session } from './session'
import { flushSources, type SourceChanges } from './source-edits'
import { adoptSource, countSources, dropSources, loadSources, useSources } from './sources'

/** Makes a source under a free key. Answers it, or null when it could not be made; then a toast says why. */
export async function addSource(changes: SourceChanges & { csl: Source['csl'] }): Promise<Source | null> {
  const { index } = useSources.getState()
  const key = makeKey(changes.csl, (wanted) => index.find(wanted) !== undefined)
  const reply = await request('sources.save', { key, basedOn: 0, changes })
  if (reply.ok) adoptSource(reply.value)
  else showToast(`Not added: ${describeError(reply.error)}`)
  return reply.ok ? reply.value : null
}

/** Moves sources to the trash; a toast offers the way back. */
export async function removeSources(keys: readonly string[]): Promise<void> {
  // The trash has what was typed last, too.
  const unsaved = await flushSources(keys)
  if (unsaved) return showToast(`Not moved to trash: ${describeError(unsaved)}`)
  const reply = await request('sources.remove', { keys: [...keys] })
  if (!reply.ok) {
    showToast(`Not moved to trash: ${describeError(reply.error)}`)
    await loadSources()
    return
  }
  dropSources(keys)
  const entries = reply.value
  showToast(keys.length === 1 ? 'Source moved to trash' : `${keys.length} sources moved to trash`, {
    label: 'Undo',
    run: () => void bringBack(entries),
  })
}

async function bringBack(entries: readonly string[]): Promise<void> {
  for (const name of entries) {
    const reply = await request('trash.restore', { name })
    if (!reply.ok) showToast(`Not restored: ${describeError(reply.error)}`)
  }
  await loadSources()
}

/** Gives a source another key everywhere. Answers why it could not, or null. */
export function renameSource(key: string, to: string): Promise<AppError | null> {
  return rewrite(
    () => request('sources.rename', { key, to }),
    (citations) => `@${key} is now @${to}${inCitations(citations)}`,
  )
}

/** Makes one source of several; all that cited the others cite the kept one. Answers why it could not, or null. */
export function mergeSources(keep: string, others: readonly string[]): Promise<AppError | null> {
  return rewrite(
    () => request('sources.merge', { keep, others: [...others] }),
    (citations) => `Merged into @${keep}${inCitations(citations)}`,
  )
}

function inCitations(citations: number): string {
  return citations === 0 ? '' : citations === 1 ? ', in 1 citation' : `, in ${withCommas(citations)} citations`
}

async function rewrite(
  work: () => Promise<{ ok: true; value: Output<'sources.rename'> } | { ok: false; error: AppError }>,
  words: (citations: number) => string,
): Promise<AppError | null> {
  // What is typed and not yet saved cites sources too.
  await flushAll()
  const unsaved = await flushSources()
  if (unsaved) return unsaved
  const reply = await work()
  if (!reply.ok) {
    await loadSources()
    return reply.error
  }
  const { undo, posts, threads, citations } = reply.value
  await takeOver(posts, threads)
  showToast(words(citations), { label: 'Undo', run: () => void undoRewrite(undo, posts, threads) })
  return null
}

async function undoRewrite(undo: string, posts: readonly string[], threads: readonly string[]): Promise<void> {
  await flushAll()
  const reply = await request('sources.undoRewrite', { undo })
  await takeOver(posts, threads)
  showToast(reply.ok ? 'Taken back' : `Not taken back: ${describeError(reply.error)}`)
}

async function takeOver(posts: readonly string[], threads: readonly string[]): Promise<void> {
  await adoptChanges({ posts: [...posts], threads: [...threads], sources: true, topics: false, library: false })
  await loadSources()
  await countSources()
}

/** Writes sources into a bibliography file that the person chooses. */
export async function exportSources(
  format: Input<'sources.export'>['format'],
  keys: readonly string[] | null,
): Promise<void> {
  await saveEverything()
  const reply = await request('sources.export', { format, keys: keys && [...keys], post: null })
  tellExport(reply)
}

/** The same for what one post and its comments cite. */
export async function exportSourcesOfPost(format: Input<'sources.export'>['format']): Promise<void> {
  const { current } = session()
  if (current === null) return
  await saveEverything()
  tellExport(await request('sources.export', { format, keys: null, post: current }))
}

function tellExport(reply: Awaited<ReturnType<typeof request<'sources.export'>>>): void {
  if (!reply.ok) {
    showToast(`Not exported: ${describeError(reply.error)}`)
    return
  }
  const { path, count } = reply.value
  if (path === null) return
  showToast(count === 1 ? '1 source exported' : `${withCommas(count)} sources exported`, {
    label: 'Show the file',
    run: () => void showFile(path),
  })
}
