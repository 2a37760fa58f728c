import { z } from 'zod'

/** The last entry of a backup: what it holds. It is what makes a ZIP file a backup of Postil. */
export const BackupManifest = z.looseObject({
  postil: z.literal('backup'),
  format: z.literal(1),
  title: z.string(),
  made: z.string(),
  /** By path in the library, with forward slashes. */
  files: z.record(z.string(), z.strictObject({ size: z.number().int().nonnegative(), sha256: z.string() })),
})
export type BackupManifest = z.infer<typeof BackupManifest>

export const MANIFEST_NAME = 'postil-backup.json'

/** What a library is made of. `.postil` is derived or temporary; anything else in the folder is not ours. */
const PATHS: readonly RegExp[] = [
  /^(library|topics)\.json$/,
  /^(posts|comments|sources)\/[^/]+\.json$/,
  /^assets\/[^/]+$/,
  /^styles\/[^/]+\.csl$/,
  /^revisions\/[^/]+\/[^/]+\.json$/,
  /^trash\/[^/]+\/(?:[^/]+|revisions~[^/]+\/[^/]+\.json)$/,
]

/** Names that lead out of a folder or that some system cannot hold. */
const BAD_NAME = /[\\:*?"<>|\p{Cc}]|^\.{1,2}$|[. ]$/u

/** True for the path of a file that belongs to a library and stays inside its folder on every system. */
export function isLibraryPath(path: string): boolean {
  return PATHS.some((pattern) => pattern.test(path)) && !path.split('/').some((name) => BAD_NAME.test(name))
}
