import { join } from 'node:path'
import { app } from 'electron'

/** A file of the build, by its path in `out/`: code that was split up cannot go by where it itself lies. */
export function built(path: string): string {
  return join(app.getAppPath(), 'out', path)
}
