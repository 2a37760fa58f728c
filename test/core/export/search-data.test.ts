import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SitePost } from '../../../src/core/export/site/model'
import { searchData, searchWords, wordsIn } from '../../../src/core/export/site/search'

/** What the page that searches is handed when it loads the script. */
function loaded(content: string): unknown {
  const given: unknown[] = []
  new Function('postilSearch', content)((...args: unknown[]) => given.push(...args))
  return given
}

/** Words that look like what stands around them in the file. */
const words = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('","x":"', '{"p":"', ',"x":', '"},\n{"p":"a"', '\u2028\u2029', '\\', '\\"', '])\n'),
)

test('the words of a year load as they were written, and those of each post are found again to the byte', () => {
  const posts = fc.array(
    fc.record({ title: words, text: words, tags: fc.array(words, { maxLength: 2 }), excerpt: words }),
    {
      maxLength: 4,
    },
  )
  fc.assert(
    fc.property(posts, (given) => {
      const made = given.map(({ title, text, tags, excerpt }, at) => {
        const path = `posts/${at}-"x"/index.html`
        const post = { path, title, date: '2020-02-03T04:05:06Z' } as SitePost
        return { post, words: searchWords({ excerpt, tags }, text) }
      })
      const literals = new Map(made.map(({ post, words }) => [post.path, words]))
      const { content } = searchData(
        '2020',
        made.map(({ post }) => post),
        'en',
        ({ path }) => literals.get(path) ?? '',
      )
      expect(loaded(content)).toEqual([
        '2020',
        made.map(({ post, words }) => ({
          p: expect.stringMatching(/^\.\.\/posts\/\d-/),
          t: post.title.trim() === '' ? 'Untitled' : post.title,
          d: '2020-02-03',
          s: 'Feb 3, 2020',
          x: JSON.parse(words),
        })),
      ])
      const found = wordsIn(content)
      for (const { post, words } of made) expect(found(post.path)).toBe(words)
      expect(found('posts/other/index.html')).toBeUndefined()
    }),
  )
})

test('a file of an earlier form tells no words', () => {
  const earlier = 'postilSearch("2020",[{"p":"../posts/a/","t":"A","d":"2020-02-03","s":"Feb 3, 2020","x":"words"}])\n'
  expect(wordsIn(earlier)('posts/a/index.html')).toBeUndefined()
})
