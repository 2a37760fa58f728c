import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const pages = [
  'README.md',
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
]

/** Paths of the repository that a page names: in code spans that begin with a top-level folder of ours, and in links. */
function namedPaths(page: string): string[] {
  const text = readFileSync(join(root, page), 'utf8')
  const spans = [...text.matchAll(/`((?:src|test|e2e|bench|scripts|docs|resources|bin|\.ci)\/[\w./-]+)`/g)].map(
    ([, path]) => path ?? '',
  )
  const links = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, path]) => join(dirname(page), path ?? ''))
  return [...spans, ...links]
}

describe('what the documentation names is there', () => {
  test.each(pages)('%s', (page) => {
    expect(namedPaths(page).filter((path) => !existsSync(join(root, path)))).toEqual([])
  })

  test('the scripts it tells to run are scripts of the package', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>
    }
    const told = pages.flatMap((page) =>
      [...readFileSync(join(root, page), 'utf8').matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name ?? ''),
    )
    expect([...new Set(told)].filter((name) => !(name in scripts))).toEqual([])
  })
})
