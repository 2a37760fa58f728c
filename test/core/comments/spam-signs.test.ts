import { describe, expect, it } from 'vitest'
import { hostOf, linksOf } from '../../../src/core/comments/links'
import { sameText, spamSigns } from '../../../src/core/comments/spam-signs'
import { comment } from './thread'

describe('signs of spam', () => {
  it('are none in an ordinary comment with a citation and two links', () => {
    const body =
      'The return is printed at https://reports.example/merryman, page 19, and the marshal’s letter at https://archive.example/letter; both say he was refused, not that he declined.'
    expect(spamSigns(comment('a', { body }), 1)).toEqual([])
  })

  it('are each explained', () => {
    const body =
      'Buy now! <script>x</script> https://a.example/1 https://a.example/2 and [here](https://b.example/x) casino'
    const signs = spamSigns(comment('a', { body, author: { name: 'www.pills.example', email: '', url: '' } }), 12)
    expect(signs).toEqual([
      { sign: 'many-links', reason: '3 links, to a.example, b.example' },
      { sign: 'mostly-links', reason: 'hardly any words besides its links' },
      { sign: 'known-words', reason: 'words often seen in spam: “buy now”, “casino”' },
      { sign: 'repeated', reason: 'the same text in 12 comments' },
      { sign: 'link-as-name', reason: 'a web address as its name' },
      { sign: 'hidden-markup', reason: 'code in its text, which Postil does not run' },
    ])
  })

  it('look for whole words only: a specialist is no pill', () => {
    expect(spamSigns(comment('a', { body: 'The socialist and the specialist met at the casinos.' }), 1)).toEqual([])
  })

  it('are not looked for in the author’s own comments', () => {
    const links = 'See https://a.example https://b.example https://c.example'
    expect(spamSigns(comment('a', { kind: 'author', body: links }), 1)).toEqual([])
  })

  it('call texts the same whatever case, marks and spaces they have, but not short ones', () => {
    expect(sameText('Great  post! I will SHARE it, truly.')).toBe(sameText('great post — i will share it truly'))
    expect(sameText('Thank you!')).toBe('')
  })
})

describe('the host of a link', () => {
  it('is what the browser would open, not what stands before the @', () => {
    expect(hostOf('https://bank.example@evil.example/login')).toBe('evil.example')
    expect(hostOf('https://user:pw@Evil.Example:8080/x')).toBe('evil.example')
    expect(hostOf('https://evil.example\\@bank.example/')).toBe('evil.example')
    expect(hostOf('javascript:alert(1)')).toBeNull()
  })

  it('is found for bare addresses, links and addresses in brackets', () => {
    expect(linksOf('See (https://a.example/x_(y)), <https://b.example>, [c](https://c.example/d).')).toEqual([
      { url: 'https://a.example/x_(y)', host: 'a.example' },
      { url: 'https://b.example', host: 'b.example' },
      { url: 'https://c.example/d', host: 'c.example' },
    ])
  })
})
