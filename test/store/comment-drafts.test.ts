import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createLibrary, openLibrary } from '../../src/store/library-store'
import { expectValue, temporaryFolder } from './temporary-folder'

const draft = {
  kind: 'author',
  title: '',
  body: 'You are right, and the pamphlet settles it.',
  author: { name: 'Harriet Lindqvist', email: '', url: '' },
  topics: [],
} as const

test('what stands in a comment box is there again after the library was left, and gone once it is saved', async () => {
  const dir = join(await temporaryFolder(), 'My Blog')
  const store = expectValue(await createLibrary(dir, { title: 'My Blog' }))
  const kept = { ...draft, topics: [] }
  await Promise.all([store.drafts.keep('p/a/reply', kept), store.drafts.keep('p//add', { ...kept, body: 'New.' })])
  expectValue(await store.drafts.keep('p//add', null))
  await store.close()
  const again = expectValue(await openLibrary(dir))
  expect(expectValue(await again.drafts.all())).toEqual({ 'p/a/reply': kept })
  await again.close()
})

test('a file of drafts that is broken holds none, and is written anew', async () => {
  const dir = join(await temporaryFolder(), 'My Blog')
  const store = expectValue(await createLibrary(dir, { title: 'My Blog' }))
  await writeFile(join(dir, '.postil', 'comment-drafts.json'), '{"p/a/reply": {"body": 7')
  expect(expectValue(await store.drafts.all())).toEqual({})
  expectValue(await store.drafts.keep('p/a/reply', { ...draft, topics: [] }))
  expect(Object.keys(expectValue(await store.drafts.all()))).toEqual(['p/a/reply'])
  await store.close()
})
