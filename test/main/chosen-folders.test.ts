import { expect, test } from 'vitest'
import { ChosenFolders } from '../../src/main/chosen-folders'

test('only a folder that was chosen, and what lies in it, may be asked for', () => {
  const chosen = new ChosenFolders()
  chosen.add('/home/me/Blog')
  expect(chosen.has('/home/me/Blog')).toBe(true)
  expect(chosen.has('/home/me/Blog/../Blog/')).toBe(true)
  expect(chosen.has('/home/me')).toBe(false)
  expect(chosen.covers('/home/me/Blog/posts/a.json')).toBe(true)
  expect(chosen.covers('/home/me/Blog')).toBe(true)
  expect(chosen.covers('/home/me/Blog2/a.json')).toBe(false)
  expect(chosen.covers('/home/me/Blog/../secret')).toBe(false)
  expect(chosen.covers('/etc/passwd')).toBe(false)
})
