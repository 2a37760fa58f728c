import { describe, expect, test } from 'vitest'
import { outsideAddress } from '../../src/main/outside-address'

describe('addresses that open outside', () => {
  test.each([
    ['https://example.org', 'https://example.org/'],
    ['http://example.org/a?b=c#d', 'http://example.org/a?b=c#d'],
    ['HTTPS://EXAMPLE.ORG/Path', 'https://example.org/Path'],
    ['https://example.org:8443/x', 'https://example.org:8443/x'],
    ['https://xn--bcher-kva.example/', 'https://xn--bcher-kva.example/'],
    ['https://bücher.example/', 'https://xn--bcher-kva.example/'],
    ['https://example.org/a%20b', 'https://example.org/a%20b'],
    ['mailto:someone@example.org', 'mailto:someone@example.org'],
    ['mailto:someone@example.org?subject=Hello', 'mailto:someone@example.org?subject=Hello'],
    ['https://[::1]/x', 'https://[::1]/x'],
  ])('%s opens as %s', (text, address) => {
    expect(outsideAddress(text)).toBe(address)
  })

  test.each([
    'file:///etc/passwd',
    'FILE:///etc/passwd',
    'file://server/share',
    'smb://server/share',
    '\\\\server\\share',
    '//example.org/x',
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'ms-msdt:/id PCWDiagnostic',
    'ms-officecmd:x',
    'search-ms:query=x',
    'app://postil/index.html',
    'devtools://devtools/bundled/inspector.html',
    'chrome://settings',
    'view-source:https://example.org',
    'blob:https://example.org/1',
    'about:blank',
    'ftp://example.org/x',
    'ssh://example.org',
    'tel:+1555',
    'x:%0acalc',
    'https://user@example.org/',
    'https://user:pass@example.org/',
    'https://example.org@evil.example/',
    'https://',
    'https:// example.org',
    'https://example.org/\r\nX: y',
    'https://example.org/\u0000',
    'mailto:a@example.org%0Abcc:b@example.org',
    'mailto:a@example.org?subject=x%0D%0Abcc:b@example.org',
    'example.org',
    '/etc/passwd',
    'C:\\Windows\\System32\\calc.exe',
    '',
    'https://exa mple.org/',
  ])('%j does not', (text) => {
    expect(outsideAddress(text)).toBeNull()
  })
})
