import { create } from 'zustand'
import type { SourceStatus } from '../../core/source'

/** What the Sources screen shows. */
export type SourcesTab = 'all' | 'cited' | 'not-cited' | 'attention'
export type SourcesSort = 'title' | 'year' | 'cited'

export interface SourcesView {
  readonly tab: SourcesTab
  readonly query: string
  readonly type: string | null
  readonly status: SourceStatus | null
  readonly tag: string | null
  readonly sort: SourcesSort
  readonly descending: boolean
  readonly selected: string | null
  readonly dialog: 'duplicates' | 'links' | null
}

export const useSourcesView = create<SourcesView>()(() => ({
  tab: 'all',
  query: '',
  type: null,
  status: null,
  tag: null,
  sort: 'title',
  descending: false,
  selected: null,
  dialog: null,
}))

export const changeView = (change: Partial<SourcesView>): void => useSourcesView.setState(change)

/** Sorts by a column; a second time the other way round. */
export function sortBy(sort: SourcesSort): void {
  useSourcesView.setState((state) => ({
    sort,
    descending: state.sort === sort ? !state.descending : sort !== 'title',
  }))
}
