import { ReferenceTargets, splitTarget } from '../../cross-references/resolve'
import type { PostFacts } from './facts'
import { yearsOf } from './frame'
import { tagSlugs } from './lists'
import type { Site, SitePost } from './model'
import type { PostNeighbours } from './post-file'

/** Grows when the same library gives other bytes, so that what earlier exports left is printed anew. */
const TEMPLATES = 6

/** What becomes of one file of the site. */
export interface SiteChange {
  readonly path: string
  readonly change: 'new' | 'changed' | 'removed'
  /** In words, for the person who exports. */
  readonly why: string
}

/** The posts on either side of the one at a place in the list. */
export function neighboursAt(posts: readonly SitePost[], at: number): PostNeighbours {
  return { later: posts[at - 1] ?? null, earlier: posts[at + 1] ?? null }
}

/** The settings and names that every page of the site prints. */
export function frameInputs(site: Site): unknown {
  const { title, description, language, baseUrl, authors, settings, citationStyle } = site.library
  return [
    TEMPLATES,
    title,
    description,
    language,
    baseUrl,
    authors,
    settings,
    citationStyle,
    site.sources.length > 0,
    yearsOf(site),
  ]
}

/**
 * What files of the site show of its posts beside their texts, and all that is named there. While it is the same, lists and
 * topics are, and a page changes with its own post alone.
 */
export function listingInputs(site: Site): unknown {
  return [site.topics, site.sources, [...site.pictures], site.posts.map(({ path, listing }) => [path, listing])]
}

/** Everything that one post's page shows; when it is the same as at the last export, so is the page. */
export class PostInputs {
  private readonly targets: ReferenceTargets<SitePost>
  private readonly sourceText: ReadonlyMap<string, string>
  private readonly topicTitles: ReadonlyMap<string, string>
  private readonly pictures: Site['pictures']
  private readonly tags: ReadonlyMap<string, string>

  constructor(site: Site) {
    this.targets = new ReferenceTargets(site.posts)
    this.sourceText = new Map(
      site.sources.map((source) => [
        source.key,
        JSON.stringify([source.csl, source.status, source.remark, source.accessed, source.archived]),
      ]),
    )
    this.pictures = site.pictures
    this.tags = tagSlugs(site)
    this.topicTitles = new Map(site.topics.topics.map(({ id, title }) => [id, title]))
  }

  /** `digest` is that of the facts of the post. */
  of(post: SitePost, digest: string | undefined, { earlier, later }: PostNeighbours): unknown {
    const named = (other: SitePost | null) => other && [other.path, other.title]
    return [
      digest,
      post.path,
      named(earlier),
      named(later),
      post.topics.map((id) => this.topicTitles.get(id)),
      post.references.map((target) => {
        const found = this.targets.find(target)
        const comment = splitTarget(target).comment
        const named = comment === null ? undefined : found?.comments.find(({ id }) => id === comment)
        return found && [found.path, found.title, found.date, named?.title, named?.date]
      }),
      post.sources.map((key) => this.sourceText.get(key)),
      post.pictures.map((name) => this.pictures.get(name)),
      post.tags.map((tag) => this.tags.get(tag)),
    ]
  }
}

/** Why a post's page changes, from what was known at the last export. */
export function whyChanged(before: PostFacts | undefined, now: PostFacts): string {
  if (before === undefined) return 'First export'
  const reasons = [
    before.title !== now.title ? 'Renamed' : '',
    before.date !== now.date ? 'Redated' : '',
    before.bodyHash !== now.bodyHash ? textReason(now.notes - before.notes) : '',
    commentReason(before, now),
    JSON.stringify([before.topics, before.tags, before.authors]) !== JSON.stringify([now.topics, now.tags, now.authors])
      ? 'Filed anew'
      : '',
    before.excerpt !== now.excerpt || before.picture !== now.picture || before.language !== now.language
      ? 'Details edited'
      : '',
  ].filter((reason) => reason !== '')
  const [first, ...rest] = reasons
  if (first === undefined) return 'Follows from the above'
  return [first, ...rest.map((reason) => reason.charAt(0).toLowerCase() + reason.slice(1))].join('; ')
}

function textReason(notes: number): string {
  if (notes === 0) return 'Text edited'
  const count = Math.abs(notes)
  return `Text edited; ${count} ${count === 1 ? 'note' : 'notes'} ${notes > 0 ? 'added' : 'removed'}`
}

function commentReason(before: PostFacts, now: PostFacts): string {
  if (before.threadHash === now.threadHash) return ''
  const more = now.comments.length - before.comments.length
  if (more === 0) return 'Comments edited'
  const count = Math.abs(more)
  return `${count} ${count === 1 ? 'comment' : 'comments'} ${more > 0 ? 'approved' : 'taken off'}`
}

/** Why a post's page goes away. */
export function whyRemoved(facts: PostFacts | undefined): string {
  if (facts === undefined) return 'Its post is gone'
  const words: Readonly<Record<string, string>> = {
    draft: 'A draft again',
    scheduled: 'Scheduled again',
    withheld: 'Withheld',
    trashed: 'Moved to trash',
    published: 'Has another address now',
  }
  return words[facts.status] ?? 'Its post is gone'
}

/** Posts that readers may see: published ones, and scheduled ones whose date has come. */
export function isPublished({ status, date }: Pick<PostFacts, 'status' | 'date'>, now: Date): boolean {
  return status === 'published' || (status === 'scheduled' && Date.parse(date) <= now.getTime())
}
