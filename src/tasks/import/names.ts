import { type Author, findAuthor } from '../../core/author'
import type { AppError } from '../../core/error'
import type { MarkdownLibrary } from '../../core/export/markdown-library'
import type { Library } from '../../core/library'
import { ok, type Result } from '../../core/result'
import { idFrom } from '../../core/slug'
import type { Topic, TopicEntry, Topics } from '../../core/topic'
import { findTopic, topicPath } from '../../core/topics/tree'
import type { LibraryStore } from '../../store/library-store'

/**
 * The authors and topics that imported posts name: those of the library, and what it does not know yet, which is added
 * before the first post that names it. What the library has stays as it is.
 */
export class ImportNames {
  private readonly newTopics: Topic[] = []
  private readonly newAuthors: Author[] = []
  private readonly newOrder: Record<string, TopicEntry[]> = {}
  /** The new topics and authors that the library has by now. */
  private readonly savedTopics = new Set<string>()
  private readonly savedAuthors = new Set<string>()

  constructor(
    private readonly library: Library,
    private readonly topics: Topics,
  ) {}

  /**
   * Takes over what an exported library said of its authors, its topics and their order. What is called the same in this
   * library is the same.
   */
  takeOver({ authors, topics, entries }: MarkdownLibrary): void {
    for (const author of authors) {
      const known = findAuthor(this.library.authors, author.id) ?? findAuthor(this.library.authors, author.name)
      if (known === null && !this.newAuthors.some(({ id }) => id === author.id)) this.newAuthors.push(author)
    }
    const here = new Map(topics.map((topic) => [topic.id, this.sameTopic(topics, topic)]))
    for (const topic of topics) {
      if (here.get(topic.id) !== null || this.newTopics.some(({ id }) => id === topic.id)) continue
      const parent = topic.parent === null ? null : (here.get(topic.parent)?.id ?? topic.parent)
      this.newTopics.push({ ...topic, parent })
    }
    for (const [from, order] of Object.entries(entries)) {
      const topic = here.get(from)?.id ?? from
      if ((this.topics.entries[topic] ?? []).length === 0) this.newOrder[topic] = [...order]
    }
  }

  /** The topic of this library with the id of another's, or with its titles from the top. */
  private sameTopic(others: readonly Topic[], topic: Topic): Topic | null {
    const byId = this.topics.topics.find(({ id }) => id === topic.id)
    const path = topicPath(others, topic.id).join(' / ')
    return byId ?? this.topics.topics.find(({ id }) => topicPath(this.topics.topics, id).join(' / ') === path) ?? null
  }

  /** The ids of the authors a post names; null where it names none: then it is the first author's of the library. */
  authorsOf(names: readonly string[] | null): string[] {
    if (names === null) return this.library.authors.slice(0, 1).map(({ id }) => id)
    return names.map((name) => {
      const known = this.allAuthors()
      const found = findAuthor(known, name)
      if (found) return found.id
      const author = { id: free(idFrom(name, 'author'), known), name, url: '', biography: '', earlierBiographies: [] }
      this.newAuthors.push(author)
      return author.id
    })
  }

  /** The id of a topic by its id, its title, or its titles from the top joined by " / "; what is missing is made. */
  topicOf(name: string): string {
    const found = this.find(name)
    if (found) return found.id
    const titles = name
      .split(' / ')
      .map((title) => title.trim())
      .filter((title) => title !== '')
    let parent: string | null = null
    for (const [at, title] of titles.entries()) {
      const above: string = titles.slice(0, at + 1).join(' / ')
      const there = this.find(above)
      const topic: Topic = there ?? {
        id: free(idFrom(title, 'topic'), this.allTopics()),
        title,
        parent,
        description: '',
      }
      if (!there) this.newTopics.push(topic)
      parent = topic.id
    }
    return parent ?? idFrom(name, 'topic')
  }

  /** What is not in the library yet, by the names a person knows. */
  added(): { readonly topicsAdded: string[]; readonly authorsAdded: string[] } {
    return {
      topicsAdded: this.newTopics.map(({ title }) => title),
      authorsAdded: this.newAuthors.map(({ name }) => name),
    }
  }

  /** Adds the topics and authors that are not in the library yet. Errors: conflict, disk. */
  async save(store: LibraryStore): Promise<Result<null, AppError>> {
    const topics = await this.saveTopics(store, {})
    return topics.ok ? this.saveAuthors(store) : topics
  }

  /** The same, with the order of posts by hand that other libraries had, once the posts are there. */
  async saveWithOrder(store: LibraryStore): Promise<Result<null, AppError>> {
    const topics = await this.saveTopics(store, this.newOrder)
    return topics.ok ? this.saveAuthors(store) : topics
  }

  /** What is saved goes beside what the library has by now: it may have changed since the import began. */
  private async saveTopics(store: LibraryStore, order: Topics['entries']): Promise<Result<null, AppError>> {
    const unsaved = this.newTopics.filter(({ id }) => !this.savedTopics.has(id))
    if (unsaved.length + Object.keys(order).length === 0) return ok(null)
    const now = await store.topics.get()
    if (!now.ok) return now
    const { revision, topics, entries } = now.value
    const missing = unsaved.filter(({ id }) => !topics.some((topic) => topic.id === id))
    const changes = { topics: [...topics, ...missing], entries: { ...entries, ...order } }
    const saved = await store.topics.save({ basedOn: revision, changes })
    if (saved.ok) for (const { id } of unsaved) this.savedTopics.add(id)
    return saved.ok ? ok(null) : saved
  }

  private async saveAuthors(store: LibraryStore): Promise<Result<null, AppError>> {
    const unsaved = this.newAuthors.filter(({ id }) => !this.savedAuthors.has(id))
    if (unsaved.length === 0) return ok(null)
    const now = await store.library()
    if (!now.ok) return now
    const { revision, authors } = now.value
    const missing = unsaved.filter(({ id }) => !authors.some((author) => author.id === id))
    const saved = await store.updateLibrary({ basedOn: revision, changes: { authors: [...authors, ...missing] } })
    if (saved.ok) for (const { id } of unsaved) this.savedAuthors.add(id)
    return saved.ok ? ok(null) : saved
  }

  private find(name: string): Topic | null {
    return findTopic({ topics: this.allTopics() }, name)
  }

  private allTopics(): Topic[] {
    return [...this.topics.topics, ...this.newTopics]
  }

  private allAuthors(): Author[] {
    return [...this.library.authors, ...this.newAuthors]
  }
}

function free(wanted: string, taken: readonly { id: string }[]): string {
  let id = wanted
  for (let number = 2; taken.some((other) => other.id === id); number += 1) id = `${wanted}-${number}`
  return id
}
