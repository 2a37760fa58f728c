import type { AppError } from './error'
import { assertNever } from './result'

/** Why a disk call failed, and what to do, for the codes people meet; other codes are shown as they are. */
const DISK_REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full. Free some space; Postil keeps your words and tries again by itself.',
  EDQUOT: 'your disk quota is used up. Free some space; Postil keeps your words and tries again by itself.',
  EACCES: 'the folder or file is not open to you. Choose another folder, or change its permissions.',
  EPERM: 'the system does not allow it. Choose another folder, or change its permissions.',
  EROFS: 'the folder is read-only. Choose another folder, or change its permissions.',
  ENOENT: 'it is not there. Check that the folder still exists and its disk is connected.',
  ENOTDIR: 'a file stands where a folder should be. Choose another folder.',
  EISDIR: 'a folder stands where a file should be. Choose a file.',
  ENAMETOOLONG: 'its name is longer than the disk allows. Choose a shorter one.',
  EEXIST: 'something with that name is already there. Choose another name.',
  EIO: 'the disk reported a fault. Copy your library to another disk.',
  EMFILE: 'too many files are open. Close other programs; Postil tries again by itself.',
  EBUSY: 'another program holds the file. Close it; Postil tries again by itself.',
}

/** Why it failed and what to do, for a list or a line that names the file itself. Takes the error, returns plain text. */
export function describeReason(error: AppError): string {
  switch (error.kind) {
    case 'disk':
      return DISK_REASONS[error.code] ?? `the disk answered ${error.code}.`
    case 'bad-request':
      return error.detail
    default:
      return describeError(error)
  }
}

/** Says in one sentence what went wrong, why, and what to do, for a person. Takes the error, returns plain text. */
export function describeError(error: AppError): string {
  switch (error.kind) {
    case 'bad-request':
      return `That could not be done: ${error.detail}.`
    case 'not-found':
      return `${error.what} is not in this library. It may have been deleted or renamed.`
    case 'disk':
      return `${error.path}: ${describeReason(error)}`
    case 'conflict':
      return `${error.what} was changed somewhere else. Nothing has been overwritten.`
    case 'corrupt':
      return `${error.path} could not be read: ${error.detail}. It was set aside unchanged.`
    case 'newer-schema':
      return `${error.path} was written by a newer Postil (schema ${error.schema}). Update Postil to open it; nothing was changed.`
    case 'not-a-library':
      return `${error.path} is not a Postil library: it has no library.json. Choose another folder, or make a new library there.`
    case 'read-only':
      return `This library is open in another window (${error.owner}). You can read here; to write, close the other one.`
    case 'cancelled':
      return 'Stopped. Everything stays as it was.'
    case 'internal':
      return `Postil met a fault of its own: ${error.detail}. Your text is safe; if it happens again, restart Postil.`
    default:
      return assertNever(error)
  }
}
