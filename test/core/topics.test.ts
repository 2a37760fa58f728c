import { describe, expect, test } from 'vitest'
import type { Topic } from '../../src/core/topic'
import { entriesOf, type FiledEntry } from '../../src/core/topics/entries'
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
