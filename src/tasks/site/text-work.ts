import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Thread } from '../../core/comment'
import { countNotes } from '../../core/count-notes'
import type { AppError } from '../../core/error'
import { factsOf, type PostFacts } from '../../core/export/site/facts'
import { byYear } from '../../core/export/site/lists'
import type { Site, SitePost } from '../../core/export/site/model'
import { neighboursAt } from '../../core/export/site/plan'
import { postFile } from '../../core/export/site/post-file'
import { searchData, searchWords, wordsIn } from '../../core/export/site/search'
import { searchText } from '../../core/export/site/search-text'
import type { Library } from '../../core/library'
import type { ParsedDocument } from '../../core/markdown/document-parts'
import type { Post } from '../../core/post'
import { openingOf } from '../../core/post-summary'
import { err, ok, type Result } from '../../core/result'
import { attempt } from '../../store/fault'
import type { LibraryStore } from '../../store/library-store'
import type { ListedFile } from '../../store/listed-files'
import type { SetAsideFile } from '../../store/set-aside'
import { fastMarkdown } from '../fast-markdown'
import type { CitationsFor } from '../library-citations'
import { digestOf, sha256 } from './digest'
import type { Written } from './site-folder'
import { StageFiles } from './stage-files'

/** The file of a post in the library, and whether anybody has written to it. */
export interface PostToRead extends ListedFile {
  readonly hasThread: boolean
}

/** What was read of the file of a post, null when it is gone; or why it is set aside. */
export type ReadFacts = Result<PostFacts | null, SetAsideFile>

/** A file that carries texts of posts: the page of one, or what the search page reads of a year. */
export interface TextFile<Of = PageOfPost | YearOfWords> {
  readonly path: string
  readonly of: Of
  /** The digest of what stands there and may stay; null when nothing does. */
  readonly stands: string | null
}

export interface PageOfPost {
  readonly post: string
  /** The year whose file shows the words of this post anew: they are made from the same reading. */
  readonly year: string | null
}

export interface YearOfWords {
  readonly year: string
  /** The ids of posts whose words are as they stand there: these need not be read. */
  readonly known: readonly string[]
  /** The words that were made with the pages of their posts, by id. */
  readonly made: Readonly<Record<string, string>>
}

/** A file that was made: it lies in the stage, unless what stands is the same. */
export interface MadeFile extends Written {
  readonly path: string
  /** The words of a page's post, where its year asks for them. */
  readonly words: { readonly year: string; readonly post: string; readonly text: string } | null
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
  private readonly kept = new KeptPosts()

  constructor(
    private readonly store: LibraryStore,
    private readonly citations: CitationsOf,
  ) {}

  /** The facts of the posts in these files, in their order. Errors: those of reading a thread. */
  async facts(files: readonly PostToRead[]): Promise<Result<readonly ReadFacts[], AppError>> {
    const all: ReadFacts[] = []
    for (const file of files) {
      const post = await this.store.posts.inFile(file)
      if (!post.ok || post.value === null) {
        all.push(post.ok ? ok(null) : post)
        continue
      }
      const { hasThread } = file
      const thread = await threadOf(this.store, { id: file.name, hasThread })
      if (!thread.ok) return thread
      this.kept.keep(post.value)
      const { body } = post.value
      const summed = { opening: openingOf(body), notes: countNotes(body), hasThread }
      all.push(ok(factsOf(post.value, thread.value, summed, digestOf)))
    }
    return ok(all)
  }

  /** Makes ready to print. Errors: those of reading the sources. */
  async begin(printing: Printing): Promise<Result<null, AppError>> {
    const citationsFor = await this.citations(printing.site.library)
    if (!citationsFor.ok) return citationsFor
    this.press = new Press(printing, { store: this.store, kept: this.kept }, citationsFor.value, await fastMarkdown())
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

const ENCODER = new TextEncoder()
/** Most pages take less (bytes). */
const ROOM = 1 << 18

/** How much of the texts that were read for their facts is held until their pages are printed (characters). */
const MOST_KEPT = 16_000_000

/** Posts that were read for their facts, so that who prints their pages here need not read them again. */
class KeptPosts {
  private readonly posts = new Map<string, Post>()
  private room = MOST_KEPT

  keep(post: Post): void {
    if (post.body.length > this.room) return
    this.room -= post.body.length
    this.posts.set(post.id, post)
  }

  take(id: string): Post | undefined {
    const post = this.posts.get(id)
    if (post === undefined) return undefined
    this.posts.delete(id)
    this.room += post.body.length
    return post
  }
}

class Press {
  /** Where the posts stand in the list. */
  private readonly places: ReadonlyMap<string, number>
  private readonly site: Site
  private readonly dir: string
  private readonly stage: StageFiles | null
  private readonly buffer = new Uint8Array(ROOM)

  constructor(
    { site, dir, stage }: Printing,
    private readonly posts: PostsToPrint,
    private readonly citationsFor: CitationsFor,
    private readonly parse: (markdown: string) => ParsedDocument,
  ) {
    this.site = site
    this.dir = dir
    this.places = new Map(site.posts.map(({ id }, at) => [id, at]))
    this.stage = stage === null ? null : new StageFiles(stage)
  }

  async make({ path, of, stands }: TextFile): Promise<Result<MadeFile, AppError>> {
    const made = 'post' in of ? await this.page(of) : await this.words(of, path, stands)
    if (!made.ok) return made
    const { content, words } = made.value
    const bytes = this.bytesOf(content)
    const digest = sha256(bytes)
    if (digest !== stands) this.stage?.write(path, bytes)
    return ok({ path, sha256: digest, bytes: bytes.byteLength, words })
  }

  /** In one buffer for all pages, which is quicker by half: they hold until the next are asked for. */
  private bytesOf(content: string): Uint8Array {
    // No character takes more. A year's words would need room of tens of megabytes, which is slow to get.
    if (3 * content.length > ROOM) return ENCODER.encode(content)
    return this.buffer.subarray(0, ENCODER.encodeInto(content, this.buffer).written)
  }

  private async page({ post: id, year }: PageOfPost): Promise<Result<MadeText, AppError>> {
    const { site, citationsFor, parse } = this
    const at = this.places.get(id) ?? -1
    const place = site.posts[at]
    if (!place) return err({ kind: 'not-found', what: `The post ${id}` })
    const read = await readPost(this.posts, place)
    if (!read.ok) return read
    const neighbours = neighboursAt(site.posts, at)
    const { content } = postFile({ ...read.value, site, place, neighbours, citationsFor, parse })
    return ok({ content, words: year === null ? null : { year, post: id, text: wordsOf(read.value, place) } })
  }

  /** What the search page reads of a year. */
  private async words(
    { year, known, made }: YearOfWords,
    path: string,
    stands: string | null,
  ): Promise<Result<MadeText, AppError>> {
    const { site } = this
    const posts = byYear(site.posts).get(year) ?? []
    const standing = known.length > 0 ? this.standingWords(path, stands) : () => undefined
    const kept = new Set(known)
    const words = new Map<string, string>()
    for (const place of posts) {
      const own = made[place.id] ?? (kept.has(place.id) ? standing(place.path) : undefined)
      if (own !== undefined) {
        words.set(place.id, own)
        continue
      }
      const read = await readPost(this.posts, place)
      if (!read.ok) return read
      words.set(place.id, wordsOf(read.value, place))
    }
    const { content } = searchData(year, posts, site.library.language, ({ id }) => words.get(id) ?? '')
    return ok({ content, words: null })
  }

  /** The words in a file of the site, unless somebody has changed it since we wrote it. */
  private standingWords(path: string, stands: string | null): ReturnType<typeof wordsIn> {
    const bytes = readFileSync(join(this.dir, path))
    return sha256(bytes) === stands ? wordsIn(bytes.toString('utf8')) : () => undefined
  }
}

interface MadeText extends Pick<MadeFile, 'words'> {
  readonly content: string
}

function wordsOf({ post, thread }: ReadPost, place: SitePost): string {
  const approved = thread.comments.filter(({ status }) => status === 'approved')
  const all = [post.body, ...approved.map(({ title, body }) => `${title} ${body}`)].map(searchText)
  return searchWords(place, all.filter((text) => text !== '').join(' '))
}

interface ReadPost {
  readonly post: Post
  readonly thread: Pick<Thread, 'closed' | 'comments'>
}

interface PostsToPrint {
  readonly store: LibraryStore
  readonly kept: KeptPosts
}

async function readPost({ store, kept }: PostsToPrint, place: Threaded): Promise<Result<ReadPost, AppError>> {
  const known = kept.take(place.id)
  const post = known === undefined ? await store.posts.skim(place.id) : ok(known)
  if (!post.ok) return post
  const thread = await threadOf(store, place)
  return thread.ok ? ok({ post: post.value, thread: thread.value }) : thread
}

type Threaded = Pick<SitePost, 'id' | 'hasThread'>

async function threadOf(
  store: LibraryStore,
  { id, hasThread }: Threaded,
): Promise<Result<ReadPost['thread'], AppError>> {
  return hasThread ? store.threads.get(id) : ok(NO_THREAD)
}

const NO_THREAD: ReadPost['thread'] = { closed: false, comments: [] }
