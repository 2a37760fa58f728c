import type { AppError } from '../../core/error'
import type { Site } from '../../core/export/site/model'
import { neighboursOf } from '../../core/export/site/plan'
import { postFile } from '../../core/export/site/post-file'
import type { ParsedDocument } from '../../core/markdown/document-parts'
import { ok, type Result } from '../../core/result'
import type { LibraryStore } from '../../store/library-store'
import type { CitationsFor } from '../library-citations'

/** Prints the pages of posts, one at a time. Takes the store for their texts; everything else is in the site. */
export class PostPrinter {
  private readonly places: ReadonlyMap<string, Site['posts'][number]>
  private readonly neighbours: ReturnType<typeof neighboursOf>

  constructor(
    private readonly site: Site,
    private readonly store: LibraryStore,
    private readonly citationsFor: CitationsFor,
    private readonly parse: (markdown: string) => ParsedDocument,
  ) {
    this.places = new Map(site.posts.map((post) => [post.id, post]))
    this.neighbours = neighboursOf(site.posts)
  }

  /** The page of one published post. Errors: not-found, corrupt, disk. */
  async print(id: string): Promise<Result<string, AppError>> {
    const place = this.places.get(id)
    const post = await this.store.posts.open(id)
    if (!post.ok) return post
    const thread = await this.store.threads.get(id)
    if (!thread.ok) return thread
    if (place === undefined) throw new RangeError(`the post ${id} is not part of the site`)
    const neighbours = this.neighbours.get(id) ?? { earlier: null, later: null }
    const page = postFile({
      site: this.site,
      place,
      post: post.value,
      thread: thread.value,
      neighbours,
      citationsFor: this.citationsFor,
      parse: this.parse,
    })
    return ok(page.content)
  }
}
