import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { authorName, libraryOfPosts, topicName, writeMarkdownLibrary } from '../../../src/core/export/markdown-library'
import { Id } from '../../../src/core/identifier'
import { readMarkdownLibrary } from '../../../src/core/import/markdown-library'

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom('---', '- a: b', '[x]', 'yes', '1', 'A / B'),
)
// Not one that Windows keeps, like con.
const id = fc.stringMatching(/^[a-z][a-z0-9-]{0,11}$/).filter((name) => Id.safeParse(name).success)
const until = fc.constantFrom('2016-06-10T00:00:00-04:00', '1999-12-31T23:59:59Z')
const author = fc.record({
  id,
  name: text,
  url: text,
  biography: text,
  earlierBiographies: fc.array(fc.record({ until, text }), { maxLength: 3 }),
})
const topic = fc.record({ id, title: text, parent: fc.option(id), description: text })
const entry = fc.oneof(fc.record({ post: id }), fc.record({ post: id, comment: id }))
const library = fc.record({
  authors: fc.array(author, { maxLength: 3 }),
  topics: fc.array(topic, { maxLength: 5 }),
  entries: fc.dictionary(id, fc.array(entry, { maxLength: 4 }), { noNullPrototype: true }),
})

test('authors with their biographies, topics and order are read back as they were written, whatever they hold', () => {
  fc.assert(
    fc.property(library, (whole) => {
      expect(readMarkdownLibrary(writeMarkdownLibrary(whole))).toEqual({ ok: true, value: whole })
    }),
    { numRuns: 500 },
  )
})

describe('a file that is not ours, or damaged', () => {
  test.each([
    ['', '_library.yaml could not be read: the file: Invalid input: expected object, received null'],
    ['postil: 2\n', '_library.yaml could not be read: postil: Invalid input: expected 1'],
    [
      'postil: 1\ntopics: 3\n',
      '_library.yaml could not be read: topics: Invalid input: expected array, received number',
    ],
    ['postil: 1\nauthors:\n  - id: ../x\n    name: X\n', '_library.yaml could not be read: authors.0.id: '],
    ['a: [', '_library.yaml is not YAML: '],
  ])('is told in one line: %j', (yaml, why) => {
    const read = readMarkdownLibrary(yaml)
    expect(read.ok).toBe(false)
    if (!read.ok) expect(read.error.slice(0, why.length)).toBe(why)
    if (!read.ok) expect(read.error).not.toContain('\n')
  })
})

const TOPICS = [
  { id: 'law', title: 'Law', parent: null, description: 'd' },
  { id: 'courts', title: 'Courts', parent: 'law', description: '' },
  { id: 'courts-2', title: 'Courts', parent: 'law', description: '' },
  { id: 'odd', title: 'A / B', parent: null, description: '' },
  { id: 'empty', title: '', parent: null, description: '' },
]
const AUTHORS = [
  { id: 'a', name: 'Ann', url: '', biography: 'First', earlierBiographies: [] },
  { id: 'b', name: 'ann', url: '', biography: 'Second', earlierBiographies: [] },
]

test('a post’s file names authors and topics by their words, and by id where the words would lead to another', () => {
  const whole = { authors: AUTHORS, topics: TOPICS, entries: {} }
  expect(TOPICS.map((one) => topicName(whole, one.id))).toEqual(['Law', 'Law / Courts', 'courts-2', 'A / B', 'empty'])
  expect(AUTHORS.map((one) => authorName(AUTHORS, one.id))).toEqual(['Ann', 'b'])
  expect([topicName(whole, 'gone'), authorName(AUTHORS, 'gone')]).toEqual(['gone', 'gone'])
})

test('a selection takes along its own authors, its topics with those above them, and its own lines of the order', () => {
  const entries = { courts: [{ post: 'one' }, { post: 'two' }], odd: [{ post: 'two' }] }
  const chosen = libraryOfPosts({ authors: AUTHORS, topics: TOPICS, entries }, [
    { id: 'one', authors: ['b'], topics: ['courts'] },
  ])
  expect(chosen).toEqual({
    authors: [AUTHORS[1]],
    topics: [TOPICS[0], TOPICS[1]],
    entries: { courts: [{ post: 'one' }] },
  })
})
