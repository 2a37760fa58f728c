import { z } from 'zod'
import { describeError } from '../core/error-words'
import { errorOf, StoreFault } from './fault'

/**
 * Why a file of the library is set aside. damaged: it cannot be read; newer: a later Postil wrote it; copy: it is a whole
 * post under a name that is not its own, as sync programs leave when two computers changed one file.
 */
export const FileFault = z.strictObject({
  kind: z.enum(['damaged', 'newer', 'copy']),
  reason: z.string(),
  /** The post that it is a version of, where that can be told. */
  post: z.string().nullable(),
})
export type FileFault = z.infer<typeof FileFault>

/** A file that was set aside. It stays where it is, unchanged, and is never written to. */
export interface SetAsideFile extends FileFault {
  readonly path: string
}

/** Names that sync programs and people give to a second version of a file. */
const COPY_NAMES: readonly RegExp[] = [
  /\(.*conflicted copy.*\)/i, // Dropbox, Nextcloud, ownCloud
  /[._-]sync-conflict-\d{8}-\d{6}/i, // Syncthing
  /[-_ ]conflict(?:[-_ ]\d|$)/i, // Nextcloud, Box, Seafile
  / \(\d+\)$/, // Google Drive, browsers
  /[-_ ](?:copy|kopie|copie|copia)(?: ?\(?\d+\)?)?$/i,
]

/** Says whose copy a misnamed post is. Takes the file's name without `.json` and the title of the post inside. */
export function describeCopy(name: string, title: string): string {
  const what = title === '' ? 'an untitled post' : `“${title}”`
  return COPY_NAMES.some((pattern) => pattern.test(name))
    ? `it is a conflict copy of ${what} that a sync program left`
    : `it holds ${what} under a name that is not its own`
}

/** A caught fault as the reason for setting a file aside. Throws what is no fault of the file. */
export function faultOf(fault: unknown, path: string, post: string | null): FileFault {
  if (fault instanceof CopyFound) return { kind: 'copy', reason: fault.reason, post: fault.post }
  const error = errorOf(fault, path)
  if (error.kind === 'corrupt') return { kind: 'damaged', reason: error.detail, post }
  return { kind: error.kind === 'newer-schema' ? 'newer' : 'damaged', reason: describeError(error), post }
}

/** A whole post was found under a name that is not its own. */
export class CopyFound extends StoreFault {
  constructor(
    path: string,
    readonly reason: string,
    readonly post: string,
  ) {
    super({ kind: 'corrupt', path, detail: reason })
  }
}
