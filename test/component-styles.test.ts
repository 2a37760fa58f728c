import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const RENDERER = fileURLToPath(new URL('../src/renderer', import.meta.url))
const STYLES = fileURLToPath(new URL('../node_modules/@mantine/core/styles', import.meta.url))

test('each component of the library that the window draws has its style sheet among those that are loaded', () => {
  const sources = readdirSync(RENDERER, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => readFileSync(join(RENDERER, file), 'utf8'))
  const imported = sources.flatMap((source) =>
    [...source.matchAll(/import \{([^}]*)\} from '@mantine\/core'/g)].flatMap(([, names = '']) => names.split(',')),
  )
  const components = new Set(imported.map((name) => name.trim()).filter((name) => /^[A-Z]\w+$/.test(name)))
  const styled = [...components].filter((name) => existsSync(join(STYLES, `${name}.css`)))
  expect(styled).toContain('Button')
  const loaded = readFileSync(join(RENDERER, 'components.css'), 'utf8')
  expect(styled.filter((name) => !loaded.includes(`/${name}.css"`))).toEqual([])
})
