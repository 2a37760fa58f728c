import { describe, expect, test } from 'vitest'
import { actingAuthor, mustAskWhoWrites } from '../../src/core/acting-author'
import { Author } from '../../src/core/author'

const [ada, owen] = ['ada', 'owen'].map((id) => Author.parse({ id, name: id })) as [Author, Author]

describe('the author who writes at a machine', () => {
  test.each([
    [[ada, owen], 'owen', owen],
    [[ada, owen], undefined, ada],
    [[ada, owen], 'gone', ada],
    [[], 'owen', null],
  ])('is the one chosen, else the first', (authors, chosen, who) => {
    expect(actingAuthor(authors, chosen)).toBe(who)
  })

  test.each([
    [[ada, owen], undefined, true],
    [[ada, owen], 'gone', true],
    [[ada, owen], 'owen', false],
    [[ada], undefined, false],
    [[], undefined, false],
  ])('is asked for only where several could be and none was chosen', (authors, chosen, asks) => {
    expect(mustAskWhoWrites(authors, chosen)).toBe(asks)
  })
})
