import { EmptyState } from '../../ui/EmptyState'

/** Status, dates, address and the other facts of one post. */
export function DetailsTab({ post: _post }: { readonly post: string }) {
  return <EmptyState title="Nothing here yet." />
}
