import { create } from 'zustand'
import type { ReferencedComment } from '../../core/cross-references/resolve'
import type { AppError } from '../../core/error'
import type { Library } from '../../core/library'
import type { Post, PostStatus, PostSummary } from '../../core/post'
import type { Output } from '../../ipc/contract'
import type { LibraryView, Preferences, SetAside } from '../../ipc/shapes'

/** What the window is about: one library, the posts that were opened from it, and what is on screen. */

export type Screen = 'posts' | 'comments' | 'sources' | 'topics' | 'site' | 'settings'
export type InspectorTab = 'preview' | 'footnotes' | 'comments' | 'details' | 'history'

export type SaveState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'unsaved' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly error: AppError }

/** A post on the desk. It stays until it is saved, also while another one is on screen. */
export interface OpenPost {
  /** As the store acknowledged it last; `revision` is what the next save is based on. */
  readonly saved: Post
  /** As it stands on screen. */
  readonly draft: Post
  readonly save: SaveState
  /** The version that arrived from elsewhere while this one had unsaved changes; null when there is none. */
  readonly theirs: Post | null
}

export type PostsSort = 'modified' | 'date' | 'title'

export interface PostsFilter {
  readonly query: string
  readonly status: PostStatus | 'all'
  readonly sort: PostsSort
}

export interface Session {
  readonly phase: 'starting' | 'welcome' | 'library'
  /** Why the library asked for did not open. */
  readonly failure: AppError | null
  readonly platform: Output<'app.bootstrap'>['platform']
  readonly version: string
  readonly preferences: Preferences

  readonly dir: string
  readonly library: Library | null
  readonly posts: readonly PostSummary[]
  /** Comments with a title that print: cross-references name them by it. */
  readonly titledComments: readonly ReferencedComment[]
  readonly counts: { readonly sources: number; readonly topics: number }
  readonly readOnly: LibraryView['readOnly']
  readonly setAside: readonly SetAside[]

  readonly screen: Screen
  readonly tab: InspectorTab
  readonly filter: PostsFilter
  /** The id of the post on screen. */
  readonly current: string | null
  /** Another post was asked for and has not come yet: what is on screen takes no more words. */
  readonly opening: boolean
  readonly desk: Readonly<Record<string, OpenPost>>
  /** Why the post chosen last could not be opened. */
  readonly openFailure: AppError | null
}

const initial: Session = {
  phase: 'starting',
  failure: null,
  platform: 'linux',
  version: '',
  preferences: { theme: 'system', textSize: 1, lastPost: {}, columns: {}, writesAs: {} },
  dir: '',
  library: null,
  posts: [],
  titledComments: [],
  counts: { sources: 0, topics: 0 },
  readOnly: null,
  setAside: [],
  screen: 'posts',
  tab: 'preview',
  filter: { query: '', status: 'all', sort: 'modified' },
  current: null,
  opening: false,
  desk: {},
  openFailure: null,
}

export const useSession = create<Session>()(() => initial)

/** The session as it is now, outside of React. */
export const session = (): Session => useSession.getState()

/** The post on screen, or null. */
export function currentPost(state: Session = session()): OpenPost | null {
  return state.current === null ? null : (state.desk[state.current] ?? null)
}
