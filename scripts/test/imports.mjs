import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { capture, ROOT, tool } from '../setup/run.mjs'

/**
 * Lints the import table. The linter passes quietly over what it cannot read, so we also hold that it read about as many
 * modules as there are source files.
 */
export function checkImports() {
  const cruise = capture(process.execPath, [
    tool('dependency-cruiser', 'bin/dependency-cruise.mjs'),
    '--config',
    '.dependency-cruiser.cjs',
    'src',
  ])
  process.stdout.write(`${cruise.output}\n`)
  const cruised = Number(/\((\d+) modules/.exec(cruise.output)?.[1] ?? /(\d+) modules/.exec(cruise.output)?.[1] ?? 0)
  const written = sourceFiles(join(ROOT, 'src'))
  if (cruised >= written) return cruise.ok ? 0 : 1
  process.stderr.write(
    `The import linter read ${cruised} modules, but src/ has ${written} files: its rules are not checked.\n`,
  )
  return 1
}

function sourceFiles(folder) {
  if (!existsSync(folder)) return 0
  return readdirSync(folder, { withFileTypes: true }).reduce((count, entry) => {
    if (entry.isDirectory()) return count + sourceFiles(join(folder, entry.name))
    return count + (/\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts') ? 1 : 0)
  }, 0)
}
