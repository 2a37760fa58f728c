import { EmptyState } from '../../ui/EmptyState'

/** The notes of one post, in reading order. */
export function FootnotesTab({ post: _post }: { readonly post: string }) {
  return <EmptyState title="Nothing here yet." />
}
