import type { AppError } from '../core/error'
import { SCHEMA } from '../core/post'
import type { Result } from '../core/result'
import { Topics } from '../core/topic'
import { defined } from './defined'
import type { Environment } from './environment'
import { attempt, StoreFault } from './fault'
import { type FileFault, faultOf, type SetAsideFile } from './set-aside'

/** The topical tree of an open library. */
export class TopicTree {
  private fault: FileFault | null = null

  constructor(private readonly environment: Environment) {}

  /** The tree with its entries; empty at revision 0 when there is no topics.json yet. Errors: corrupt, disk. */
  async get(): Promise<Result<Topics, AppError>> {
    const { documents, layout } = this.environment
    const tree = await attempt(layout.topics, async () => (await documents.read(layout.topics, Topics)) ?? EMPTY)
    this.fault = tree.ok ? null : faultOf(new StoreFault(tree.error), FILE, null)
    return tree
  }

  /** topics.json, when it could not be read; known once it has been asked for. */
  faults(): SetAsideFile[] {
    return this.fault === null ? [] : [{ path: FILE, ...this.fault }]
  }

  /** Saves the tree, its entries or both. Errors: conflict when `basedOn` is not the revision that stands, disk. */
  save(input: {
    basedOn: number
    changes: { topics?: Topics['topics'] | undefined; entries?: Topics['entries'] | undefined }
  }): Promise<Result<Topics, AppError>> {
    const { documents, layout } = this.environment
    return attempt(layout.topics, () =>
      documents.update(layout.topics, Topics, input.basedOn, (current) => ({
        ...(current ?? EMPTY),
        ...defined(input.changes),
      })),
    )
  }
}

const FILE = 'topics.json'
const EMPTY: Topics = { schema: SCHEMA, revision: 0, topics: [], entries: {} }
