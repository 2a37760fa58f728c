import { describe, expect, test } from 'vitest'
import type { Topic } from '../../src/core/topic'
import {
  addTopic,
  changeTopic,
  mergeTopic,
  moveTopic,
  orderEntries,
  placeOf,
  removeTopic,
  topicsAfterMerge,
} from '../../src/core/topics/edit'
import { entriesOf, type FiledEntry } from '../../src/core/topics/entries'
import { filedAgain } from '../../src/core/topics/file-again'
import { branchOf, findTopic, topicPath, topicsInOrder, topicTree } from '../../src/core/topics/tree'

const topic = (id: string, parent: string | null = null): Topic => ({
  id,
  title: id.toUpperCase(),
  parent,
  description: '',
})
const shape = (topics: Topic[]) => topicsInOrder(topicTree(topics)).map(({ topic: { id }, depth }) => `${depth}${id}`)

describe('the tree of topics', () => {
  test('keeps the order of brothers and puts children under their parents', () => {
    expect(shape([topic('b'), topic('c', 'b'), topic('a'), topic('d', 'b')])).toEqual(['0b', '1c', '1d', '0a'])
  })

  test('shows a topic whose parent is missing, and every topic of a loop', () => {
    expect(shape([topic('a', 'gone'), topic('b', 'c'), topic('c', 'b'), topic('d', 'd')])).toEqual([
      '0a',
      '0b',
      '0c',
      '0d',
    ])
  })

  test('names a topic by id, by its path or by its title', () => {
    const topics = [topic('a'), topic('b', 'a')]
    expect(topicPath(topics, 'b')).toEqual(['A', 'B'])
    expect([...branchOf(topics, 'a')]).toEqual(['a', 'b'])
    for (const name of ['b', 'A / B', 'a / b', ' B ']) expect(findTopic({ topics }, name)?.id).toBe('b')
    expect(findTopic({ topics }, 'x')).toBeNull()
  })
})

describe('the entries of a topic', () => {
  const filed = (post: string, date: string, comment?: string): FiledEntry => ({
    entry: comment === undefined ? { post } : { post, comment },
    date: `${date}T00:00:00Z`,
    topics: ['t'],
  })
  const all = [
    filed('old', '2010-01-01'),
    filed('new', '2020-01-01'),
    filed('new', '2020-03-01', 'second'),
    filed('new', '2020-02-01', 'first'),
    filed('elsewhere', '2015-01-01', 'alone'),
  ]
  const order = (entries: Record<string, { post: string; comment?: string }[]>) =>
    entriesOf({ entries }, 't', all).map(({ post, comment }) => (comment === undefined ? post : `${post}#${comment}`))

  test('are in the hand’s order first; the rest newest first, comments under their posts in the order of time', () => {
    expect(order({})).toEqual(['new', 'new#first', 'new#second', 'old', 'elsewhere#alone'])
    expect(order({ t: [{ post: 'old' }, { post: 'new' }, { post: 'new', comment: 'second' }] })).toEqual([
      'old',
      'new',
      'new#second',
      'new#first',
      'elsewhere#alone',
    ])
  })

  test('leave out what is filed there no more, and show nothing twice', () => {
    expect(order({ t: [{ post: 'gone' }, { post: 'old' }, { post: 'old' }] })).toEqual([
      'old',
      'new',
      'new#first',
      'new#second',
      'elsewhere#alone',
    ])
  })
})

describe('editing the tree', () => {
  const tree = {
    topics: [topic('a'), topic('b', 'a'), topic('c'), topic('d', 'c')],
    entries: { b: [{ post: 'p' }], c: [{ post: 'q' }] },
  }
  const ids = ({ topics }: { topics: Topic[] }) => shape(topics)

  test('adds with a free id, renames without changing the id', () => {
    const added = addTopic(tree, 'B', null)
    expect(added.id).toBe('b-2')
    expect(ids(added)).toEqual(['0a', '1b', '0c', '1d', '0b-2'])
    expect(changeTopic(tree, 'b', { title: 'Bee' }).topics[1]).toMatchObject({ id: 'b', title: 'Bee' })
  })

  test('moves a branch before a brother or to the end, but never under itself', () => {
    expect(ids(moveTopic(tree, 'c', null, 'a'))).toEqual(['0c', '1d', '0a', '1b'])
    expect(ids(moveTopic(tree, 'c', 'a', 'b'))).toEqual(['0a', '1c', '2d', '1b'])
    expect(ids(moveTopic(tree, 'd', null, null))).toEqual(['0a', '1b', '0c', '0d'])
    expect(moveTopic(tree, 'a', 'b', null)).toBe(tree)
  })

  test('a moved topic goes back to the place it had', () => {
    const topics = { topics: [topic('a'), topic('b'), topic('c', 'a'), topic('d', 'a'), topic('e')], entries: {} }
    for (const { id } of topics.topics) {
      const { parent, before } = placeOf(topics.topics, id)
      const away = moveTopic(topics, id, id === 'e' ? 'b' : 'e', null)
      expect(shape([...moveTopic(away, id, parent, before).topics])).toEqual(shape(topics.topics))
    }
  })

  test('removing lets the children rise; merging takes children, order and files along', () => {
    expect(ids(removeTopic(tree, 'c'))).toEqual(['0a', '1b', '0d'])
    expect(removeTopic(tree, 'c').entries).toEqual({ b: [{ post: 'p' }] })
    const merged = mergeTopic(tree, 'c', 'b')
    expect(ids(merged)).toEqual(['0a', '1b', '2d'])
    expect(merged.entries).toEqual({ b: [{ post: 'p' }, { post: 'q' }] })
    expect(mergeTopic(tree, 'a', 'b')).toBe(tree)
    expect(topicsAfterMerge(['c', 'x', 'b'], 'c', 'b')).toEqual(['b', 'x'])
    expect(orderEntries(tree, 'c', []).entries).toEqual({ b: [{ post: 'p' }] })
  })
})

describe('what was filed anew, taken back', () => {
  const merged = { before: ['a', 'b'], after: ['b'] }
  test('stands as before where nothing was done since', () => {
    expect(filedAgain(['b'], merged)).toEqual(['a', 'b'])
    expect(filedAgain(['x'], { before: ['a'], after: ['x'] })).toEqual(['a'])
    expect(filedAgain([], { before: ['a'], after: [] })).toEqual(['a'])
  })

  test('keeps what came since, and what went since stays gone', () => {
    expect(filedAgain(['b', 'c'], merged)).toEqual(['a', 'b', 'c'])
    expect(filedAgain(['c'], merged)).toEqual(['a', 'c'])
  })
})
