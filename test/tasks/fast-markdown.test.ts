import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { tests } from 'commonmark-spec'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { renderMarkdown } from '../../src/core/markdown/render'
import { fastMarkdown } from '../../src/tasks/fast-markdown'
import { noteText } from '../core/footnotes/random-text'

const OPTIONS = { article: true, typographer: true, idPrefix: 'p-' }

/** Texts of the project and, where they are on the machine, outside ones. */
function corpus(): string[] {
  const sample = new URL('../../resources/sample/posts/', import.meta.url)
  const posts = readdirSync(sample).map(
    (name) => JSON.parse(readFileSync(new URL(name, sample), 'utf8')).body as string,
  )
  const outside = ['footnoted-meditations/whole.md', 'cmark-gfm/test/spec.txt'].flatMap((path) => {
    const url = new URL(`../../../shared/data/${path}`, import.meta.url)
    if (existsSync(url)) return [readFileSync(url, 'utf8')]
    console.log(`not run: ${path} is not on this machine`)
    return []
  })
  return [...tests.map(({ markdown }) => markdown.replaceAll('→', '\t')), ...posts, ...outside]
}

/** Without it both readers are the same one, and the test would say nothing. */
async function isThere(): Promise<boolean> {
  const there = await import('satteri').then(
    () => true,
    () => false,
  )
  if (!there) console.warn('not run: the Markdown reader in Rust is not installed for this system')
  return there
}

test('the reader in Rust gives the same page as the reference reader on the whole corpus', async () => {
  if (!(await isThere())) return
  const parse = await fastMarkdown()
  for (const text of corpus())
    expect(renderMarkdown(text, { ...OPTIONS, parse }).html, text.slice(0, 200)).toBe(
      renderMarkdown(text, OPTIONS).html,
    )
})

test('and on texts with notes of every kind', async () => {
  if (!(await isThere())) return
  const parse = await fastMarkdown()
  fc.assert(
    fc.property(noteText, (text) => {
      expect(renderMarkdown(text, { ...OPTIONS, parse }).html).toBe(renderMarkdown(text, OPTIONS).html)
    }),
    { numRuns: 300 },
  )
})
