import { EmptyState } from '../../ui/EmptyState'

/** The post as it will print. */
export function PreviewTab({ post: _post }: { readonly post: string }) {
  return <EmptyState title="Nothing here yet." />
}
