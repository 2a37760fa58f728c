import { EmptyState } from '../../ui/EmptyState'

/** The thread of one post: read, moderate, answer, add. */
export function CommentsTab({ post: _post }: { readonly post: string }) {
  return <EmptyState title="No comments yet." hint="Those you bring in or add yourself stand here." />
}
