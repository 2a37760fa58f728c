import { describe, expect, test } from 'vitest'
import { devServerFrom, isAppUrl } from '../../src/main/app-page'

describe('the address of the app', () => {
  test.each(['app://postil/index.html', 'app://postil/index.html#fn-1'])('%s is ours', (url) => {
    expect(isAppUrl(url, null)).toBe(true)
  })

  test.each([
    'app://postil.evil.example/index.html',
    'app://evil/index.html',
    'app://postil@evil/index.html',
    'app://user:pass@postil/index.html',
    'app:postil/index.html',
    'app://postil:8080/index.html',
    'http://postil/index.html',
    'file:///index.html',
    'about:blank',
    'data:text/html,app://postil/',
    '',
    'app://',
  ])('%s is not', (url) => {
    expect(isAppUrl(url, null)).toBe(false)
  })

  test('with a development server only that very server is ours', () => {
    const server = 'http://localhost:5173/'
    expect(isAppUrl('http://localhost:5173/index.html', server)).toBe(true)
    expect(isAppUrl('http://localhost:5174/index.html', server)).toBe(false)
    expect(isAppUrl('http://localhost:5173.evil.example/', server)).toBe(false)
  })
})

describe('the development server', () => {
  const environment = (url: string) => ({ ELECTRON_RENDERER_URL: url })
  test('is taken from the environment only on this machine and never in a packaged app', () => {
    expect(devServerFrom(environment('http://localhost:5173'), false)).toBe('http://localhost:5173/')
    expect(devServerFrom(environment('http://localhost:5173'), true)).toBeNull()
    expect(devServerFrom(environment('http://evil.example:5173'), false)).toBeNull()
    expect(devServerFrom(environment('file:///etc/passwd'), false)).toBeNull()
    expect(devServerFrom({}, false)).toBeNull()
  })
})
