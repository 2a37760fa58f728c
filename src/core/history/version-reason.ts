import { z } from 'zod'

/** Why a version was kept: before a session of editing, while typing, or before something that changes a post as a whole. */
export const VersionReason = z.enum([
  'session',
  'typing',
  'restore',
  'import',
  'bulk',
  'merge',
  'recovery',
  'outside',
  'kept',
])
export type VersionReason = z.infer<typeof VersionReason>
