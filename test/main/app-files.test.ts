import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fileFor } from '../../src/main/app-files'

const page = join('/app', 'out', 'renderer')
const library = join('/home', 'me', 'Blog')
const picture = `${'a1'.repeat(32)}.png`
const pathOf = (address: string, from: string | null = library) => fileFor(address, page, from)?.path ?? null

describe('what app:// serves', () => {
  test('the page and its built files', () => {
    expect(pathOf('app://postil/')).toBe(join(page, 'index.html'))
    expect(pathOf('app://postil/index.html?x=1#y')).toBe(join(page, 'index.html'))
    expect(pathOf('app://postil/assets/index-D4f_x-2.js')).toBe(join(page, 'assets', 'index-D4f_x-2.js'))
  })

  test('pictures of the open library, by their hash, in a policy of their own', () => {
    expect(pathOf(`app://postil/assets/${picture}`)).toBe(join(library, 'assets', picture))
    expect(pathOf(`app://postil/assets/${picture}`, null)).toBeNull()
    expect(fileFor(`app://postil/assets/${picture}`, page, library)?.policy).toContain('sandbox')
    expect(fileFor('app://postil/index.html', page, library)?.policy).not.toContain('sandbox')
  })

  test.each([
    'app://other/index.html',
    'app://postil.evil/index.html',
    'app://postil/assets/..%2f..%2f..%2fetc%2fpasswd',
    'app://postil/%2e%2e%2f%2e%2e%2fetc/passwd',
    'app://postil/assets\\..\\..\\secret',
    'app://postil//etc/passwd',
    'app://postil/C:/Windows/win.ini',
    'app://postil/.hidden',
    'app://postil/assets/.hidden',
    'app://postil/assets/%00.html',
    'app://postil/a b.html',
  ])('nothing for %s', (address) => {
    expect(pathOf(address)).toBeNull()
  })

  test.each(['app://postil/../../etc/passwd', 'app://postil/assets/../../../etc/passwd'])(
    '%s stays inside the page folder',
    (address) => {
      expect(pathOf(address)).toBe(join(page, 'etc', 'passwd'))
    },
  )
})
