import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

/**
 * Rows of the import table that say "type": the import linter's parser cannot tell a type from a value, so this test
 * reads the statements. A value of the contract would pull all of the validation into the page or the preload.
 */
const TYPES_ONLY = [
  { from: 'src/preload', to: /\/(ipc|core)\// },
  { from: 'src/renderer', to: /\/ipc\// },
]

/** The import and re-export statements of a file that bring values, not types, with where they bring them from. */
function valueImports(text: string): string[] {
  const statements = text.matchAll(/^(?:import|export)\b(?! type\b)[^;'"]*?from '([^']+)'/gms)
  const dynamic = text.matchAll(/\bimport\('([^']+)'\)/g)
  return [...statements, ...dynamic].map((match) => match[1] as string)
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
}

describe('imports of types only', () => {
  test('a value import is told from a type import', () => {
    expect(valueImports(`import { a } from '../ipc/a'\nimport type { B } from '../ipc/b'`)).toEqual(['../ipc/a'])
    expect(valueImports(`import {\n  a,\n  b,\n} from '../ipc/a'\nexport { c } from '../ipc/c'`)).toEqual([
      '../ipc/a',
      '../ipc/c',
    ])
    expect(valueImports(`export type { C } from '../ipc/c'\nconst d = import('../ipc/d')`)).toEqual(['../ipc/d'])
  })

  for (const { from, to } of TYPES_ONLY) {
    test(`${from} takes only types from ${to.source}`, () => {
      const wrong = sourceFiles(from).flatMap((file) =>
        valueImports(readFileSync(file, 'utf8'))
          .filter((target) => to.test(target))
          .map((target) => `${file}: import type … from '${target}' instead`),
      )
      expect(wrong).toEqual([])
    })
  }
})
