import type { Comment, CommentChange } from '../comment'

/** A comment as it stood for a time. */
export interface CommentVersion {
  readonly title: string
  readonly body: string
  readonly author: Comment['author']
  readonly kind: Comment['kind']
  readonly topics: readonly string[]
  readonly status: Comment['status']
  /** When it became so (ISO 8601): written, then changed. */
  readonly since: string
  /** Who made it so. */
  readonly by: string
  /** Which fields differ from the version before; empty for the first. */
  readonly changed: readonly (keyof CommentChange['before'])[]
}

type State = Omit<CommentVersion, 'since' | 'by' | 'changed'>

/** Every state a comment has been in, oldest first; the last is the comment as it stands. */
export function commentVersions(comment: Comment): CommentVersion[] {
  const { title, body, author, kind, topics, status } = comment
  let state: State = { title, body, author, kind, topics, status }
  const versions: CommentVersion[] = []
  for (const change of [...(comment.history ?? [])].reverse()) {
    const changed = Object.keys(change.before) as (keyof CommentChange['before'])[]
    versions.unshift({ ...state, since: change.at, by: change.by, changed })
    state = { ...state, ...(change.before as Partial<State>) }
  }
  return [{ ...state, since: comment.date, by: state.author.name, changed: [] }, ...versions]
}
