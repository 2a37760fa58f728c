import { expect, test } from 'vitest'
import { crossReferences, ReferenceTargets } from '../../../src/core/cross-references/resolve'

const post = { id: 'p1', slug: 'fugitives', title: 'Some Fugitives', date: '2016-06-10T09:00:00-04:00' }
const titled = { post: 'p1', id: 'c7', title: 'Comment: One More', date: '2016-07-02T09:00:00-04:00' }

const resolve = crossReferences(new ReferenceTargets([post], [titled]), {
  style: 'title-date',
  language: 'en',
  hrefOf: ({ slug }) => `${slug}.html`,
  anchorOf: ({ id }, comment) => `p-${id}-comment-${comment}`,
})

test('a cross-reference to a titled comment prints its own title and date and leads to it', () => {
  expect(resolve('fugitives#c7')).toEqual({
    href: 'fugitives.html#p-p1-comment-c7',
    text: 'Comment: One More (July 2, 2016)',
  })
  expect(resolve(' p1 # comment-c7 ')).toEqual(resolve('fugitives#c7'))
})

test('one to a comment without a title, or one that does not print, names the post', () => {
  expect(resolve('fugitives#c8')).toEqual({
    href: 'fugitives.html#p-p1-comment-c8',
    text: 'Comment on Some Fugitives (June 10, 2016)',
  })
})

test('one to a post is as it was, and one to nothing prints as written', () => {
  expect(resolve('fugitives')).toEqual({ href: 'fugitives.html', text: 'Some Fugitives (June 10, 2016)' })
  expect(resolve('nowhere#c7')).toBeNull()
})
