import { counted, withCommas } from '../../counted'
import { printDate } from '../../printed-date'
import type { TopicEntry } from '../../topic'
import { entriesOf, type FiledEntry } from '../../topics/entries'
import { type TopicNode, topicsInOrder, topicTree } from '../../topics/tree'
import { type Html, html } from '../html'
import { commentLink, commentWords, day, postLink, postList, titleOf } from './entries'
import { sitePage } from './frame'
import type { Site, SiteComment, SiteFile, SitePost } from './model'
import { relativeAddress, SITE_FILES, topicPagePath } from './paths'

/** The list's own name, as its readers know it. */
export const TOPICAL_LIST = 'List of Posts and Comments, Topical'

/** Everything that is filed, and where. */
export class Filing {
  readonly tree: readonly TopicNode[]
  private readonly filed: readonly FiledEntry[]
  private readonly posts: ReadonlyMap<string, SitePost>
  private readonly perTopic = new Map<string, readonly TopicEntry[]>()

  constructor(readonly site: Site) {
    this.tree = topicTree(site.topics.topics)
    this.posts = new Map(site.posts.map((post) => [post.id, post]))
    this.filed = site.posts.flatMap((post) => [
      { entry: { post: post.id }, date: post.date, topics: post.topics },
      ...post.comments.map(({ id, date, topics }) => ({ entry: { post: post.id, comment: id }, date, topics })),
    ])
  }

  /** The entries of one topic in their order. */
  entries(topic: string): readonly TopicEntry[] {
    const known = this.perTopic.get(topic) ?? entriesOf(this.site.topics, topic, this.filed)
    this.perTopic.set(topic, known)
    return known
  }

  /** How many entries a topic and all under it have. */
  count(node: TopicNode): number {
    return topicsInOrder([node]).reduce((sum, { topic }) => sum + this.entries(topic.id).length, 0)
  }

  /** The posts that are filed nowhere. */
  unfiled(): SitePost[] {
    const known = new Set(this.site.topics.topics.map(({ id }) => id))
    return this.site.posts.filter((post) => !post.topics.some((topic) => known.has(topic)))
  }

  /** The post and, when the entry is about one, the comment. */
  find(entry: TopicEntry): { post: SitePost; comment: SiteComment | null } | null {
    const post = this.posts.get(entry.post)
    if (post === undefined) return null
    if (entry.comment === undefined) return { post, comment: null }
    const comment = post.comments.find(({ id }) => id === entry.comment)
    return comment ? { post, comment } : null
  }

  get sums(): { posts: number; comments: number } {
    const comments = this.filed.filter(({ entry, topics }) => 'comment' in entry && topics.length > 0).length
    return { posts: this.site.posts.length, comments }
  }
}

/** The page of the whole tree with every post and comment filed under it. */
export function topicalList(filing: Filing): SiteFile {
  const { site } = filing
  const path = SITE_FILES.topics
  const { posts, comments } = filing.sums
  const shown = filing.tree.filter((node) => filing.count(node) > 0)
  const topics = topicsInOrder(shown).length
  const updated = lastChange(site)
  const unfiled = filing.unfiled()
  const main = html`<h1>${TOPICAL_LIST}</h1>
<p class="by">${counted(posts, 'post', 'posts')} and ${counted(comments, 'comment', 'comments')} in ${counted(topics, 'topic', 'topics')}${updated !== null && html`<i> · </i><span>Updated <time datetime="${updated.slice(0, 10)}">${printDate(updated, site.library.language)}</time></span>`}</p>
${shown.length > 1 && contents(filing, shown)}
${shown.map((node) => section(filing, path, node))}
${unfiled.length > 0 && html`<section class="topic"><h2 id="unfiled">Not yet under a topic</h2>${postList(site, path, unfiled)}</section>`}`
  const description = `Every post, and every comment filed under a topic, of ${site.library.title}, by subject.`
  return {
    path,
    content: sitePage(site, {
      path,
      title: TOPICAL_LIST,
      description,
      language: site.library.language,
      kind: 'website',
      main,
    }),
  }
}

/** The page of one topic and all under it. */
export function topicPage(filing: Filing, node: TopicNode): SiteFile {
  const { site } = filing
  const path = topicPagePath(node.topic.id)
  const main = html`<h1>${node.topic.title}</h1>
<p class="by"><a href="${relativeAddress(path, SITE_FILES.topics)}">${TOPICAL_LIST}</a></p>
${node.topic.description !== '' && html`<p class="lead">${node.topic.description}</p>`}
${entryList(filing, path, node.topic.id)}
${node.children.filter((child) => filing.count(child) > 0).map((child) => section(filing, path, { ...child, depth: 0 }))}`
  const { title, description } = node.topic
  return {
    path,
    content: sitePage(site, {
      path,
      title,
      description: description || `Posts and comments on ${title}.`,
      language: site.library.language,
      kind: 'website',
      main,
    }),
  }
}

function contents(filing: Filing, nodes: readonly TopicNode[]): Html {
  return html`<nav class="toc" aria-label="Topics on this page"><ol>
${nodes.map((node) => html`<li><a href="#topic-${node.topic.id}">${node.topic.title}</a><span>${withCommas(filing.count(node))}</span></li>\n`)}</ol></nav>`
}

function section(filing: Filing, from: string, node: TopicNode): Html {
  const { topic } = node
  return html`<section class="topic">${heading(from, node)}
${topic.description !== '' && html`<p>${topic.description}</p>\n`}${entryList(filing, from, topic.id)}
${node.children.filter((child) => filing.count(child) > 0).map((child) => part(filing, from, child, 3))}</section>\n`
}

function part(filing: Filing, from: string, node: TopicNode, level: 3 | 4): Html {
  const link = html`<a href="${relativeAddress(from, topicPagePath(node.topic.id))}">${node.topic.title}</a>`
  const title =
    level === 3
      ? html`<h3 id="topic-${node.topic.id}">${link}</h3>`
      : html`<h4 id="topic-${node.topic.id}">${link}</h4>`
  return html`${title}
${entryList(filing, from, node.topic.id)}
${node.children.filter((child) => filing.count(child) > 0).map((child) => part(filing, from, child, 4))}`
}

function heading(from: string, { topic }: TopicNode): Html {
  return html`<h2 id="topic-${topic.id}"><a href="${relativeAddress(from, topicPagePath(topic.id))}">${topic.title}</a></h2>`
}

/** Comments that follow their post hang under it; one that stands elsewhere is an entry of its own and names its post. */
function entryList(filing: Filing, from: string, topic: string): Html | false {
  const { site } = filing
  const groups: { post: SitePost; own: boolean; comments: SiteComment[] }[] = []
  for (const entry of filing.entries(topic)) {
    const found = filing.find(entry)
    if (found === null) continue
    const last = groups[groups.length - 1]
    if (found.comment === null) groups.push({ post: found.post, own: true, comments: [] })
    else if (last?.post.id === found.post.id && last.own) last.comments.push(found.comment)
    else groups.push({ post: found.post, own: false, comments: [found.comment] })
  }
  if (groups.length === 0) return false
  const item = ({ post, own, comments }: (typeof groups)[number]) => {
    if (own)
      return html`<li class="entry">${postLink(from, post)}${day(site, post.date)}${comments.map((comment) => html`<div class="sub">${commentLink(from, post, comment, commentWords(comment))}${day(site, comment.date)}</div>`)}</li>\n`
    return comments.map(
      (comment) =>
        html`<li class="entry">${commentLink(from, post, comment, `${commentWords(comment)} (on ${titleOf(post)})`)}${day(site, comment.date)}</li>\n`,
    )
  }
  return html`<ol class="entries">\n${groups.map(item)}</ol>`
}

/** The newest day on which a post, or a comment that shows, came or changed. */
function lastChange(site: Site): string | null {
  let newest: string | null = null
  for (const post of site.posts)
    for (const date of [post.date, ...post.comments.map((comment) => comment.date)])
      if (newest === null || Date.parse(date) > Date.parse(newest)) newest = date
  return newest
}
