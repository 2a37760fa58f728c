import { EmptyState } from '../../ui/EmptyState'

/** Earlier versions of one post. */
export function HistoryTab({ post: _post }: { readonly post: string }) {
  return <EmptyState title="No earlier versions yet." hint="Each saved change can be seen and brought back here." />
}
