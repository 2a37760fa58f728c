import { create } from 'zustand'
import { counted } from '../../core/counted'
import type { AppError } from '../../core/error'
import { describeError } from '../../core/error-words'
import type { TopicEntry, Topics } from '../../core/topic'
import { addTopic, mergeTopic, type TopicsEdit } from '../../core/topics/edit'
import { entriesOf } from '../../core/topics/entries'
import { topicsInOrder, topicTree } from '../../core/topics/tree'
import type { Input } from '../../ipc/contract'
import type { FiledLine, TopicsChange } from '../../ipc/shapes'
import { request } from '../bridge'
import { showToast } from '../ui/toast'
import { askLibrary } from './ask'
import { adoptChanges } from './changes'
import { addHolder } from './holders'
import { flushAll } from './saving'
import { useSession } from './session'

/** The tree of topics on the Topics screen, and everything that is filed. */
export interface TopicsState {
  readonly topics: Topics | null
  readonly lines: readonly FiledLine[]
  /** The id of the topic on screen, `UNFILED`, or null for none. */
  readonly selected: string | null
  /** Why they could not be read, when that was asked for last. */
  readonly failure: AppError | null
}

/** Stands in the tree for what is filed nowhere; no id of a topic holds a space. */
export const UNFILED = 'in no topic'

const NOTHING: TopicsState = { topics: null, lines: [], selected: null, failure: null }

export const useTopics = create<TopicsState>()(() => NOTHING)

/** An edit of the tree as it stands. */
type Editing = (topics: TopicsEdit) => TopicsEdit

/** When a save that the disk refused is tried again (ms). */
const RETRY = 5000

/** The edits that the tree on screen holds and the disk does not, oldest first. */
let unsaved: readonly Editing[] = []
/** How many edits were made in this run. */
let edits = 0
/** The run that saves the edits, while there is one: one save at a time, each on the revision that the last one made. */
let saving: Promise<AppError | null> | null = null
let retry: ReturnType<typeof setTimeout> | undefined
/** Whether it was said that the disk refused. */
let told = false

/** Asks for the tree and what is filed. */
export async function loadTopics(): Promise<void> {
  await flushAll()
  await saving
  const before = edits
  const [topics, lines] = await Promise.all([askLibrary('topics.get', {}), askLibrary('topics.filed', {})])
  if (topics === null || lines === null) return
  // What was edited meanwhile is newer than what was read, also where it is saved by now.
  if (saving !== null || edits !== before) return loadTopics()
  if (!topics.ok) return tellUnread(topics.error)
  if (!lines.ok) return tellUnread(lines.error)
  const { selected } = useTopics.getState()
  const known = topics.value.topics.some(({ id }) => id === selected) || selected === UNFILED
  useTopics.setState({
    topics: withUnsaved(topics.value),
    lines: lines.value,
    failure: null,
    selected: known ? selected : (topics.value.topics[0]?.id ?? null),
  })
  count(topics.value)
}

function tellUnread(failure: AppError): void {
  useTopics.setState({ failure })
  showToast(`Topics could not be read: ${describeError(failure)}`)
}

/**
 * Shows an edit of the tree at once and saves it; `undo` names it in a toast, with the edit that takes it back. Answers
 * whether it stays.
 */
export async function editTopics(
  edit: Editing,
  undo?: { readonly words: string; readonly back: Editing },
): Promise<boolean> {
  const { topics } = useTopics.getState()
  if (topics === null) return false
  const changed = edit(topics)
  if (changed === topics) return true
  useTopics.setState({ topics: { ...topics, topics: changed.topics, entries: changed.entries } })
  unsaved = [...unsaved, edit]
  edits += 1
  const stays = (await keepTopics()) === null || unsaved.includes(edit)
  if (stays && undo) showToast(undo.words, { label: 'Undo', run: () => void editTopics(undo.back) })
  return stays
}

/** Saves what is not saved of the tree. Answers why it could not, or null. */
function keepTopics(): Promise<AppError | null> {
  saving ??= saveEdits().finally(() => {
    saving = null
  })
  return saving
}

addHolder({
  what: 'The topics',
  keep: keepTopics,
  forget: () => {
    clearTimeout(retry)
    unsaved = []
    useTopics.setState(NOTHING)
  },
})

/** Saves until nothing is edited any more; answers why that did not come to pass, or null. */
async function saveEdits(): Promise<AppError | null> {
  for (let conflicts = 0; unsaved.length > 0; ) {
    const { topics } = useTopics.getState()
    if (topics === null) return null
    const sent = unsaved
    const changes = { topics: topics.topics, entries: topics.entries }
    const reply = await request('topics.save', { basedOn: topics.revision, changes })
    if (reply.ok) {
      const { value } = reply
      unsaved = unsaved.filter((edit) => !sent.includes(edit))
      useTopics.setState(({ topics: now }) => ({
        topics: unsaved.length > 0 && now ? { ...now, revision: value.revision } : value,
      }))
      count(value)
      told = false
    } else if (reply.error.kind !== 'conflict' || !(await goOnTop()) || ++conflicts > 2) return refuse(reply.error)
  }
  return null
}

/** Puts the edits on top of what another program made of the tree. Answers false when that could not be read. */
async function goOnTop(): Promise<boolean> {
  const reply = await request('topics.get', {})
  if (reply.ok) useTopics.setState({ topics: withUnsaved(reply.value) })
  return reply.ok
}

function withUnsaved(topics: Topics): Topics {
  return unsaved.reduce((now, edit) => {
    const { topics, entries } = edit(now)
    return { ...now, topics: [...topics], entries }
  }, topics)
}

/** What the disk refused stays on screen and is tried again; anything else goes back to what is stored. */
function refuse(error: AppError): AppError {
  const staysFor = error.kind === 'disk' || error.kind === 'conflict'
  if (!told || !staysFor) showToast(`Not saved: ${describeError(error)}`)
  told = staysFor
  clearTimeout(retry)
  if (staysFor) retry = setTimeout(() => void keepTopics(), RETRY)
  else {
    unsaved = []
    void loadTopics()
  }
  return error
}

/** Makes a topic and shows it at once, ready to be named. */
export function newTopic(title: string, parent: string | null): void {
  const { topics } = useTopics.getState()
  if (topics === null) return
  const { id } = addTopic(topics, title, parent)
  void editTopics((now) => addTopic(now, title, parent))
  useTopics.setState({ selected: id })
}

/** Merges a topic into another, with all that is filed under it. */
export async function mergeTopics(from: string, into: string): Promise<void> {
  const { topics } = useTopics.getState()
  if (topics === null || mergeTopic(topics, from, into) === topics) return
  const name = topics.topics.find(({ id }) => id === into)?.title ?? ''
  await flushAll()
  await saving
  const reply = await request('topics.merge', { from, into })
  if (!reply.ok) showToast(`Not merged: ${describeError(reply.error)}`)
  else {
    const { filed } = reply.value
    await adoptFiled(filed)
    const comments = filed.filter(({ comment }) => comment !== null).length
    const counts = `${counted(filed.length - comments, 'post', 'posts')} and ${counted(comments, 'comment', 'comments')}`
    offerWayBack(`Merged into “${name}”: ${counts} filed there`, from, reply.value)
    selectAfter(from, into)
  }
  await loadTopics()
}

/** Takes a topic away, with what is filed under it filed one topic less, and offers the way back. */
export async function deleteTopic(id: string): Promise<void> {
  const { topics } = useTopics.getState()
  const topic = topics?.topics.find((each) => each.id === id)
  if (!topics || !topic) return
  const order = topicsInOrder(topicTree(topics.topics)).map((node) => node.topic.id)
  const at = order.indexOf(id)
  await flushAll()
  await saving
  const reply = await request('topics.remove', { id })
  if (!reply.ok) showToast(`Not deleted: ${describeError(reply.error)}`)
  else {
    await adoptFiled(reply.value.filed)
    offerWayBack(`Topic “${topic.title}” deleted`, id, reply.value)
    selectAfter(id, order[at + 1] ?? order[at - 1] ?? UNFILED)
  }
  await loadTopics()
}

/** Goes from a topic that is gone to another one, unless the person has gone elsewhere meanwhile. */
function selectAfter(gone: string, next: string): void {
  useTopics.setState(({ selected }) => ({ selected: selected === gone ? next : selected }))
}

/** Says what was done, with an Undo that brings the topic back. */
function offerWayBack(words: string, topic: string, { topics, before, filed }: TopicsChange): void {
  const input = { basedOn: topics.revision, before, filed }
  showToast(words, { label: 'Undo', run: () => void putBack(topic, input) })
}

async function putBack(topic: string, input: Input<'topics.putBack'>): Promise<void> {
  await flushAll()
  await saving
  const reply = await request('topics.putBack', input)
  if (!reply.ok) showToast(`Not put back: ${describeError(reply.error)}`)
  else await adoptFiled(input.filed)
  if (reply.ok) useTopics.setState({ selected: topic })
  await loadTopics()
}

/** Takes a post or comment out of a topic, and offers the way back. */
export async function takeOut(line: FiledLine, topic: string): Promise<void> {
  const name = useTopics.getState().topics?.topics.find(({ id }) => id === topic)?.title ?? ''
  const rest = line.topics.filter((filed) => filed !== topic)
  if (await fileUnder(line, rest))
    showToast(`Taken out of “${name}”: ${line.title}`, { label: 'Undo', run: () => void fileUnder(line, line.topics) })
}

/** Files a post or comment under exactly these topics; answers whether it is. */
export async function fileUnder(line: FiledLine, topics: readonly string[]): Promise<boolean> {
  await flushAll()
  await saving
  const reply = await request('topics.file', { post: line.post, comment: line.comment, topics: [...topics] })
  if (!reply.ok) showToast(`Not filed: ${describeError(reply.error)}`)
  else await adoptFiled([line])
  await loadTopics()
  return reply.ok
}

/** Posts and threads that were written by this are taken over where they are open. */
function adoptFiled(filed: readonly Pick<FiledLine, 'post' | 'comment'>[]): Promise<void> {
  const posts = filed.flatMap(({ post, comment }) => (comment === null ? [post] : []))
  const threads = [...new Set(filed.flatMap(({ post, comment }) => (comment === null ? [] : [post])))]
  return adoptChanges({ posts, threads, sources: false, topics: false, library: false })
}

/** The lines of a topic in their order, or of what is filed nowhere. */
export function linesOf({ topics, lines }: TopicsState, topic: string): FiledLine[] {
  if (topics === null) return []
  const known = new Set(topics.topics.map(({ id }) => id))
  if (topic === UNFILED)
    return lines.filter((line) => line.comment === null && !line.topics.some((filed) => known.has(filed)))
  const byKey = new Map(lines.map((line) => [keyOf(entryOf(line)), line]))
  const filed = lines.map((line) => ({ entry: entryOf(line), date: line.date, topics: line.topics }))
  return entriesOf(topics, topic, filed).flatMap((entry) => byKey.get(keyOf(entry)) ?? [])
}

export function entryOf({ post, comment }: Pick<FiledLine, 'post' | 'comment'>): TopicEntry {
  return comment === null ? { post } : { post, comment }
}

export function keyOf({ post, comment }: TopicEntry): string {
  return `${post} ${comment ?? ''}`
}

function count({ topics }: Topics): void {
  useSession.setState(({ counts }) => ({ counts: { ...counts, topics: topics.length } }))
}
