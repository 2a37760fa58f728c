import { relative, resolve, sep } from 'node:path'
import type { AppError } from '../core/error'
import { err, ok, type Result } from '../core/result'
import { layoutOf } from '../store/layout'

/**
 * Where to export to, as a whole path. Errors: bad-request for the library's own folder and those in it that are its own; a
 * site has "posts" and "assets", too, and would stand among its posts and pictures.
 */
export function exportFolder(library: string, out: string): Result<string, AppError> {
  const path = resolve(out)
  const [first = ''] = relative(library, path).split(sep)
  const own = Object.values(layoutOf(library)).map((place) => relative(library, place).split(sep)[0])
  if (first !== '' && !own.includes(first)) return ok(path)
  return err({ kind: 'bad-request', detail: `${out} is the library’s own folder, choose another to export to` })
}
