import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Thread } from '../../core/comment'
import type { AppError } from '../../core/error'
import { factsOf, type Listed, type PostFacts } from '../../core/export/site/facts'
import { byYear } from '../../core/export/site/lists'
import type { Site, SitePost } from '../../core/export/site/model'
import { neighboursOf } from '../../core/export/site/plan'
import { postFile } from '../../core/export/site/post-file'
import { searchData, searchWords, wordsIn } from '../../core/export/site/search'
import { searchText } from '../../core/export/site/search-text'
import type { Library } from '../../core/library'
import type { ParsedDocument } from '../../core/markdown/document-parts'
import type { Post } from '../../core/post'
import { err, ok, type Result } from '../../core/result'
import { attempt } from '../../store/fault'
import type { LibraryStore } from '../../store/library-store'
import { fastMarkdown } from '../fast-markdown'
import type { CitationsFor } from '../library-citations'
import { sha256 } from './digest'
import type { Written } from './site-folder'
import { StageFiles } from './stage-files'

/** A file that carries texts of posts: the page of one, or what the search page reads of a year. */
export interface TextFile {
  readonly path: string
  readonly of: { readonly post: string } | YearOfWords
  /** The digest of what stands there and may stay; null when nothing does. */
  readonly stands: string | null
}

interface YearOfWords {
  readonly year: string
  /** The ids of posts whose words are as they stand there: these need not be read. */
  readonly known: readonly string[]
}

/** A file that was made: it lies in the stage, unless what stands is the same. */
export interface MadeFile extends Written {
  readonly path: string
}

/** How the citations of a library print; read when they are needed. */
export type CitationsOf = (library: Library) => Promise<Result<CitationsFor, AppError>>

/** What printing needs of the whole blog. */
export interface Printing {
  readonly site: Site
  /** The folder of the site. */
  readonly dir: string
  /** The folder of the stage; null writes nothing. */
  readonly stage: string | null
}

/** Who does `TextWork`, here or on a thread. */
export type Hand = Pick<TextWork, 'facts' | 'begin' | 'print'>

/**
 * The part of an export that goes through the texts of posts, for one thread: all that is long in it, and nothing that
 * needs to know of the others.
 */
export class TextWork {
  private press: Press | null = null

  constructor(
    private readonly store: LibraryStore,
    private readonly citations: CitationsOf,
  ) {}

  /** The facts of these posts, in their order. Errors: not-found, corrupt, disk. */
  async facts(posts: readonly Listed[]): Promise<Result<readonly PostFacts[], AppError>> {
    const all: PostFacts[] = []
    for (const listed of posts) {
      const read = await readPost(this.store, listed)
      if (!read.ok) return read
      all.push(factsOf(read.value.post, read.value.thread, listed, sha256))
    }
    return ok(all)
  }

  /** Makes ready to print. Errors: those of reading the sources. */
  async begin(printing: Printing): Promise<Result<null, AppError>> {
    const citationsFor = await this.citations(printing.site.library)
    if (!citationsFor.ok) return citationsFor
    this.press = new Press(printing, this.store, citationsFor.value, await fastMarkdown())
    return ok(null)
  }

  /** Makes these files, after `begin`. Errors: those of reading the posts and of writing the files. */
  async print(files: readonly TextFile[]): Promise<Result<readonly MadeFile[], AppError>> {
    const { press } = this
    if (press === null) throw new Error('there is nothing to print yet')
    const all: MadeFile[] = []
    for (const file of files) {
      const made = await attempt(file.path, () => press.make(file))
      if (!made.ok) return made
      if (!made.value.ok) return made.value
      all.push(made.value.value)
    }
    return ok(all)
  }
}

class Press {
  private readonly places: ReadonlyMap<string, SitePost>
  private readonly neighbours: ReturnType<typeof neighboursOf>
  private readonly site: Site
  private readonly dir: string
  private readonly stage: StageFiles | null

  constructor(
    { site, dir, stage }: Printing,
    private readonly store: LibraryStore,
    private readonly citationsFor: CitationsFor,
    private readonly parse: (markdown: string) => ParsedDocument,
  ) {
    this.site = site
    this.dir = dir
    this.places = new Map(site.posts.map((post) => [post.id, post]))
    this.neighbours = neighboursOf(site.posts)
    this.stage = stage === null ? null : new StageFiles(stage)
  }

  async make({ path, of, stands }: TextFile): Promise<Result<MadeFile, AppError>> {
    const content = 'post' in of ? await this.page(of.post) : await this.words(of, path, stands)
    if (!content.ok) return content
    const bytes = new TextEncoder().encode(content.value)
    const digest = sha256(bytes)
    if (digest !== stands) this.stage?.write(path, bytes)
    return ok({ path, sha256: digest, bytes: bytes.byteLength })
  }

  private async page(id: string): Promise<Result<string, AppError>> {
    const place = this.places.get(id)
    const neighbours = this.neighbours.get(id)
    if (!place || !neighbours) return err({ kind: 'not-found', what: `The post ${id}` })
    const read = await readPost(this.store, place)
    if (!read.ok) return read
    const { site, citationsFor, parse } = this
    return ok(postFile({ ...read.value, site, place, neighbours, citationsFor, parse }).content)
  }

  /** What the search page reads of a year. */
  private async words(
    { year, known }: YearOfWords,
    path: string,
    stands: string | null,
  ): Promise<Result<string, AppError>> {
    const { site, store } = this
    const posts = byYear(site.posts).get(year) ?? []
    const standing = known.length > 0 ? this.standingWords(path, stands) : () => undefined
    const kept = new Set(known)
    const words = new Map<string, string>()
    for (const place of posts) {
      const same = kept.has(place.id) ? standing(place.path) : undefined
      const own = same === undefined ? await wordsOf(store, place) : ok(same)
      if (!own.ok) return own
      words.set(place.id, own.value)
    }
    return ok(searchData(year, posts, site.library.language, ({ id }) => words.get(id) ?? '').content)
  }

  /** The words in a file of the site, unless somebody has changed it since we wrote it. */
  private standingWords(path: string, stands: string | null): ReturnType<typeof wordsIn> {
    const bytes = readFileSync(join(this.dir, path))
    return sha256(bytes) === stands ? wordsIn(bytes.toString('utf8')) : () => undefined
  }
}

async function wordsOf(store: LibraryStore, place: SitePost): Promise<Result<string, AppError>> {
  const read = await readPost(store, place)
  if (!read.ok) return read
  const { post, thread } = read.value
  const approved = thread.comments.filter(({ status }) => status === 'approved')
  const all = [post.body, ...approved.map(({ title, body }) => `${title} ${body}`)].map(searchText)
  return ok(searchWords(place, all.filter((text) => text !== '').join(' ')))
}

interface ReadPost {
  readonly post: Post
  readonly thread: Pick<Thread, 'closed' | 'comments'>
}

async function readPost(
  store: LibraryStore,
  { id, hasThread }: Pick<Listed, 'id' | 'hasThread'>,
): Promise<Result<ReadPost, AppError>> {
  const post = await store.posts.skim(id)
  if (!post.ok) return post
  const thread = hasThread ? await store.threads.get(id) : ok(NO_THREAD)
  return thread.ok ? ok({ post: post.value, thread: thread.value }) : thread
}

const NO_THREAD: ReadPost['thread'] = { closed: false, comments: [] }
