import type { Disk } from './disk'
import type { Documents } from './document'
import type { Layout } from './layout'

/** What every part of an open library works with. */
export interface Environment {
  readonly disk: Disk
  readonly layout: Layout
  readonly documents: Documents
  /** Throws a `read-only` fault when this process may not write. */
  readonly writable: () => void
  /** The clock; tests pass their own. */
  readonly now: () => Date
  /** A new id that no document of the library has used. */
  readonly newId: () => string
}
