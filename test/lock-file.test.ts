import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

interface LockEntry {
  readonly version?: string
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

// npm leaves out the entries of platforms that the registry at hand does not carry, and then refuses its own lock file.
test('the lock file names the packages of every platform, so that npm ci accepts it everywhere', () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, LockEntry> }
  const missing = Object.entries(packages).flatMap(([place, entry]) =>
    Object.keys(entry.optionalDependencies ?? {}).filter(
      (name) => !packages[`${place}/node_modules/${name}`]?.version && !packages[`node_modules/${name}`]?.version,
    ),
  )
  expect(missing).toEqual([])
})

test('the lock file names no registry', () => {
  expect(readFileSync('package-lock.json', 'utf8')).not.toContain('"resolved": "http')
})
