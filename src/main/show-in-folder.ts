import { access } from 'node:fs/promises'
import { shell } from 'electron'
import type { AppError } from '../core/error'
import type { Result } from '../core/result'
import { attempt } from '../store/fault'

/** Shows a file in its folder. Errors: disk where it is not there; the system itself would do nothing and say nothing. */
export function showInFolder(path: string): Promise<Result<null, AppError>> {
  return attempt(path, async () => {
    await access(path)
    shell.showItemInFolder(path)
    return null
  })
}
