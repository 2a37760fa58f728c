import type { Source } from '../core/source'
import type { TaskOptions } from './progress'

/** What became of one address: `dead` is certain (gone, not found, no such host); `unclear` may be a passing fault. */
export interface LinkOutcome {
  readonly key: string
  readonly url: string
  readonly state: 'fine' | 'dead' | 'unclear'
  /** In words: "Not found", "The host does not exist". */
  readonly reason: string
}

const AT_ONCE = 4
const PATIENCE = 15_000
const WORDS: Readonly<Record<number, string>> = { 404: 'Not found', 410: 'Gone for good' }

/**
 * Asks for each source's address, http and https only, and says which answer. The one thing in Postil that reaches out by
 * itself, so it runs only when the author asks. `ask` is the network (Node's `fetch`).
 */
export async function checkLinks(
  sources: readonly Source[],
  ask: typeof fetch,
  options: TaskOptions = {},
): Promise<LinkOutcome[]> {
  const links = sources.flatMap(({ key, csl }) => {
    const url = typeof csl.URL === 'string' ? csl.URL.trim() : ''
    return /^https?:\/\/\S+$/i.test(url) ? [{ key, url }] : []
  })
  const outcomes: LinkOutcome[] = []
  const queue = links.values()
  const work = async () => {
    for (const link of queue) {
      if (options.signal?.aborted) return
      outcomes.push({ ...link, ...(await tryAddress(link.url, ask, options.signal)) })
      options.onProgress?.({ done: outcomes.length, total: links.length, what: link.url })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return outcomes
}

async function tryAddress(
  url: string,
  ask: typeof fetch,
  signal: AbortSignal | undefined,
): Promise<Pick<LinkOutcome, 'state' | 'reason'>> {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), PATIENCE)
  const cancel = () => stop.abort()
  signal?.addEventListener('abort', cancel)
  try {
    const answer = await ask(url, { method: 'GET', redirect: 'follow', signal: stop.signal, credentials: 'omit' })
    await answer.body?.cancel()
    if (answer.ok) return { state: 'fine', reason: '' }
    const words = WORDS[answer.status]
    return words
      ? { state: 'dead', reason: words }
      : { state: 'unclear', reason: `The server answered ${answer.status}` }
  } catch (fault) {
    return describeFault(fault)
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', cancel)
  }
}

function describeFault(fault: unknown): Pick<LinkOutcome, 'state' | 'reason'> {
  const cause = fault instanceof Error ? (fault.cause as { code?: unknown } | undefined) : undefined
  if (cause?.code === 'ENOTFOUND') return { state: 'dead', reason: 'The host does not exist' }
  if (fault instanceof Error && fault.name === 'AbortError') return { state: 'unclear', reason: 'No answer in time' }
  return { state: 'unclear', reason: 'No connection' }
}
