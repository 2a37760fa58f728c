import type { KnownPost } from '../../core/export/article'
import type { Source } from '../../core/source'
import type { TextChange, TextSelection } from '../../core/text-edit'
import { session, useSession } from '../session/session'
import { useSources } from '../session/sources'
import { NO_NOTES, useAnalysis } from './analysis'
import type {
  FromWorker,
  PagePatch,
  PageReport,
  TextReport,
  ToWorker,
  WorkerAnswers,
  WorkerCommand,
  WorkerContext,
  WorkerQuestion,
} from './protocol'

/**
 * The page's side of the worker. Only the newest text waits: while the worker is busy, older ones are skipped, so a fast
 * typist costs no more than a slow one. Nothing here runs on a key press but two comparisons and a timer.
 */

/**
 * A change after a rest is read behind the frame that shows it: the letter itself is on screen before its reading takes a
 * core from it. One that follows another sooner than this waits for a rest: as long as the last reading took, between these
 * bounds (ms), so that a long text is not read in vain at each key.
 */
const SHORTEST_PAUSE = 34
const LONGEST_PAUSE = 250
/** How long typing rests before it is told what stands in the text: nobody looks at numbers while writing (ms). */
const REST = 250
/** How long typing may go on before the text is read, and told about, all the same (ms). */
const LONGEST = 1000

interface Reading {
  readonly post: string
  readonly length: number
  readonly since: number
}

type PatchListener = (patch: PagePatch) => void

let worker: Worker | null = null
let busy = false
/** The text whose page or report the worker owes. */
let owed: Reading | null = null
let timer: ReturnType<typeof setTimeout> | undefined
let waitingSince = 0
let changedAt = 0
let readAt = 0
let askedAt = 0
let pause = SHORTEST_PAUSE
let reportTimer: ReturnType<typeof setTimeout> | undefined
/** Since when the page has shown what no report was asked about. */
let untoldSince: number | null = null
/** Whether somebody waits for what stands in the text as it is now. */
let isAwaited = false
let version = 0
let told: { post: string; body: string; language: string } | null = null
/** Whether what the text is read with (titles, sources) has changed since it was read. */
let stale = false
let context: WorkerContext | null = null
/** The texts that were sent and not told about yet, by version. */
const sent = new Map<number, string>()
let lastId = 0
/** What was asked and is not answered yet; a new worker is asked again. */
const asked = new Map<
  number,
  { readonly message: ToWorker; readonly resolve: (answer: never) => void; readonly reject: (fault: Error) => void }
>()
const pages = new Set<PatchListener>()
let shown: PagePatch | null = null
/** The sources that the worker has. */
let inWorker = new Map<string, Source>()

/** Starts the worker and follows the post on screen. Called once. */
export function startReading(): void {
  startWorker()
  sendContext()
  sendCitations()
  useSources.subscribe((state, before) => {
    if (state.index !== before.index || state.style !== before.style) sendCitations()
  })
  useSession.subscribe((state, before) => {
    if (
      state.posts !== before.posts ||
      state.library !== before.library ||
      state.titledComments !== before.titledComments
    )
      sendContext()
    if (state.library?.settings.sourceList !== before.library?.settings.sourceList) sendCitations()
    if (state.desk !== before.desk || state.current !== before.current) changed()
  })
  changed()
}

function startWorker(): void {
  worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
    if (data.kind === 'page') receivePage(data)
    else if (data.kind === 'report') receive(data)
    else if (data.kind === 'stale') readAgain()
    else if (data.kind === 'unread') receiveNothing(data)
    else {
      const { resolve, reject } = asked.get(data.id) ?? {}
      asked.delete(data.id)
      if (data.kind === 'failed') reject?.(new Error(data.why))
      else resolve?.(answerOf(data) as never)
    }
  }
}

function answerOf(data: Exclude<Extract<FromWorker, { readonly id: number }>, { readonly kind: 'failed' }>): unknown {
  return data.kind === 'sample' ? data.html : data.kind === 'answer' ? data.answer : data.change
}

/** Stops a reading that has become useless and begins anew: a worker in the middle of a text hears nothing. */
function cancelReading(): void {
  worker?.terminate()
  startWorker()
  busy = false
  owed = null
  context = null
  inWorker = new Map()
  sendContext()
  sendCitations()
  for (const { message } of asked.values()) post(message)
}

const post = (message: ToWorker) => worker?.postMessage(message)

function sendContext(): void {
  const { library, posts, titledComments } = session()
  const now: WorkerContext = {
    settings: { typographer: library?.settings.typographer ?? true },
    posts: posts.map(({ id, slug, title, date }) => ({ id, slug, title, date })),
    comments: titledComments,
  }
  // Each save changes the list; most leave all of this as it was.
  if (context !== null && isSameContext(context, now)) return
  context = now
  post({ kind: 'context', context: now })
  readAgain()
}

function isSameContext(a: WorkerContext, b: WorkerContext): boolean {
  if (a.settings.typographer !== b.settings.typographer || a.comments !== b.comments) return false
  return a.posts.length === b.posts.length && a.posts.every((one, at) => isSamePost(one, b.posts[at]))
}

function isSamePost(a: KnownPost, b: KnownPost | undefined): boolean {
  return a.id === b?.id && a.slug === b.slug && a.title === b.title && a.date === b.date
}

/** Sends only the sources that the worker does not have yet: 14,000 records take a moment. */
function sendCitations(): void {
  const { index, style } = useSources.getState()
  const now = new Map(index.sources.map((source) => [source.key, source]))
  const changed = index.sources.filter((source) => inWorker.get(source.key) !== source)
  const gone = [...inWorker.keys()].filter((key) => !now.has(key))
  inWorker = now
  const { library } = session()
  const list = library?.settings.sourceList ?? false
  post({ kind: 'citations', style, language: library?.language ?? 'en', list, changed, gone })
}

function readAgain(): void {
  stale = true
  changed()
}

function changed(): void {
  const now = performance.now()
  const rested = now - changedAt > pause
  readAt = rested ? now : now + pause
  changedAt = now
  if (rested && !isUrgent()) requestAnimationFrame(schedule)
  else schedule()
}

function schedule(): void {
  const now = performance.now()
  if (timer === undefined) waitingSince = now
  else clearTimeout(timer)
  timer = setTimeout(tell, isUrgent() ? 0 : Math.max(0, Math.min(readAt, waitingSince + LONGEST) - now))
}

/** Whether the text on screen is waited for: by a command, or by the person who opened it. */
function isUrgent(): boolean {
  return isAwaited || told?.post !== session().current
}

/** Reads the text and tells what stands in it without waiting for a pause. */
export function readNow(): void {
  isAwaited = true
  clearTimeout(timer)
  tell()
  if (!busy) askReport()
}

function tell(): void {
  timer = undefined
  const { current, desk } = session()
  const draft = current === null ? undefined : desk[current]?.draft
  if (draft && owed && isUseless(owed, draft)) {
    if (performance.now() - owed.since < LONGEST_PAUSE) {
      timer = setTimeout(tell, LONGEST_PAUSE)
      return
    }
    cancelReading()
  } else if (busy) return
  if (!draft) {
    if (useAnalysis.getState().post !== null) clear()
    return
  }
  const { id, body, language } = draft
  if (!stale && told?.post === id && told.body === body && told.language === language) return
  if (told?.post !== id) clear()
  told = { post: id, body, language }
  stale = false
  busy = true
  askedAt = performance.now()
  owed = { post: id, length: body.length, since: askedAt }
  version += 1
  sent.set(version, body)
  post({ kind: 'text', post: id, language, version, text: body, whole: shown === null })
}

/**
 * Whether what the worker reads is no longer wanted: another post is on screen, or most of the text is gone again. What is
 * typed into a long text waits instead, since it is read quickly once the whole has been.
 */
function isUseless(reading: Reading, { id, body }: { readonly id: string; readonly body: string }): boolean {
  return reading.post !== id || body.length * 2 < reading.length
}

function clear(): void {
  shown = null
  useAnalysis.setState({ post: null, text: '', words: 0, scan: NO_NOTES, problems: [], outline: [] })
}

function receivePage({ post: id, patch }: PageReport): void {
  busy = false
  owed = null
  pause = Math.min(LONGEST_PAUSE, Math.max(SHORTEST_PAUSE, performance.now() - askedAt))
  if (session().current === id) keep(patch)
  // Before the next text, which would put it off for ever where each is long.
  askReportSoon(id)
  schedule()
}

/** Asks what stands in the text when typing rests; of a post that was just opened at once. */
function askReportSoon(id: string): void {
  const now = performance.now()
  untoldSince ??= now
  const atOnce = isAwaited || useAnalysis.getState().post !== id
  clearTimeout(reportTimer)
  reportTimer = setTimeout(askReport, atOnce ? 0 : Math.max(0, Math.min(REST, untoldSince + LONGEST - now)))
}

function askReport(): void {
  // Behind a newer text that is being read it is asked about that one.
  if (busy || !told) return
  untoldSince = null
  owed = { post: told.post, length: told.body.length, since: performance.now() }
  post({ kind: 'report' })
}

function receive({ post: id, version: about, scan, problems, words, outline }: TextReport): void {
  const text = sent.get(about)
  for (const known of sent.keys()) if (known <= about) sent.delete(known)
  if (about === version && owed) {
    owed = null
    schedule()
  }
  if (text === undefined || session().current !== id) return
  if (text === session().desk[id]?.draft.body) isAwaited = false
  useAnalysis.setState({ post: id, text, scan, problems, words, outline })
}

/** A text that could not be read: the page stays as it was, and nobody waits for what stands in it. */
function receiveNothing({ post: id, version: about }: { readonly post: string; readonly version: number }): void {
  busy = false
  receive({ post: id, version: about, scan: NO_NOTES, problems: [], words: 0, outline: [] })
}

/** The page may be off screen; then the patches are laid together, so that it comes back whole. */
function keep(patch: PagePatch): void {
  if (shown === null || patch.fresh) shown = patch
  else {
    const before = shown.html
    const html = [...before.slice(0, patch.at), ...patch.html, ...before.slice(patch.at + patch.removed)]
    shown = { ...patch, at: 0, removed: 0, html, notesHtml: patch.notesHtml ?? shown.notesHtml, fresh: true }
  }
  for (const page of pages) page(patch)
}

/** Tells a page what it shows now and how that changes; answers the function that stops it. */
export function watchPage(listener: PatchListener): () => void {
  pages.add(listener)
  if (shown) listener(shown)
  return () => pages.delete(listener)
}

function ask<Answer>(toMessage: (id: number) => ToWorker): Promise<Answer> {
  lastId += 1
  const message = toMessage(lastId)
  return new Promise((resolve, reject) => {
    // The worker answers each kind of message in its own way, which the compiler cannot follow by id.
    asked.set(lastId, { message, resolve: resolve as (answer: never) => void, reject })
    post(message)
  })
}

/** Runs a command on notes in the worker. Answers what it changes, against `text`; null when there is nothing to do. */
export function runInWorker(
  command: WorkerCommand,
  text: string,
  selection: TextSelection,
): Promise<TextChange | null> {
  return ask((id) => ({ kind: 'command', id, command, text, selection }))
}

/** How a source prints in a note of its own, as HTML of the sanitiser. */
export function sampleCitation(key: string): Promise<string> {
  return ask((id) => ({ kind: 'sample', id, key }))
}

/** Asks the worker about a text; nothing is changed by it. Rejects when the worker meets a fault of ours. */
export function askWorker<N extends WorkerQuestion['name']>(
  question: Extract<WorkerQuestion, { name: N }>,
  text: string,
): Promise<WorkerAnswers[N]> {
  return ask((id) => ({ kind: 'question', id, question, text }))
}
