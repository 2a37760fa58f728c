import type { TopicEntry, Topics } from '../topic'

/**
 * A post or comment with the topics it is filed under. The `topics` of posts and comments say what is filed where;
 * topics.json keeps the tree and the order by hand.
 */
export interface FiledEntry {
  readonly entry: TopicEntry
  readonly date: string
  readonly topics: readonly string[]
}

/**
 * The entries of one topic: first those ordered by hand, in that order, then what is filed there and not ordered yet,
 * newest first. A comment that is not ordered stands right behind its post where that is filed here too. A line of the
 * hand's order that is filed there no more is left out.
 */
export function entriesOf(topics: Pick<Topics, 'entries'>, topic: string, filed: readonly FiledEntry[]): TopicEntry[] {
  const here = new Map(
    filed.filter((entry) => entry.topics.includes(topic)).map((entry) => [keyOf(entry.entry), entry]),
  )
  const byHand = unique((topics.entries[topic] ?? []).map(keyOf)).flatMap((key) => here.get(key) ?? [])
  const rest = [...here.values()].filter((entry) => !byHand.includes(entry)).sort(newestFirst)
  const order = [...byHand, ...rest.filter(({ entry }) => entry.comment === undefined)]
  for (const comment of rest.filter(({ entry }) => entry.comment !== undefined).reverse())
    order.splice(placeFor(comment, order), 0, comment)
  return order.map(({ entry }) => entry)
}

/** Behind the post of a comment and what already stands under it; at the end where the post is not filed here. */
function placeFor(comment: FiledEntry, order: readonly FiledEntry[]): number {
  const post = order.findIndex(({ entry }) => entry.post === comment.entry.post && entry.comment === undefined)
  if (post < 0) return order.length
  let place = post + 1
  while (place < order.length && order[place]?.entry.post === comment.entry.post) place += 1
  return place
}

function newestFirst(a: FiledEntry, b: FiledEntry): number {
  return Date.parse(b.date) - Date.parse(a.date) || compareText(keyOf(a.entry), keyOf(b.entry))
}

function keyOf(entry: TopicEntry): string {
  return `${entry.post} ${entry.comment ?? ''}`
}

function unique(keys: readonly string[]): string[] {
  return [...new Set(keys)]
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
