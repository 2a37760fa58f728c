import { expect, test } from 'vitest'
import { keysLabel, matchesKeys } from '../../src/renderer/commands/keymap'

const press = (
  key: string,
  code: string,
  mods: Partial<Record<'ctrlKey' | 'shiftKey' | 'altKey' | 'metaKey', boolean>>,
) => ({ key, code, ctrlKey: false, shiftKey: false, altKey: false, metaKey: false, ...mods }) as KeyboardEvent

test('a modifier more or less is another combination', () => {
  expect(matchesKeys('Mod+P', press('p', 'KeyP', { ctrlKey: true }), 'linux')).toBe(true)
  expect(matchesKeys('Mod+P', press('P', 'KeyP', { ctrlKey: true, shiftKey: true }), 'linux')).toBe(false)
  expect(matchesKeys('Mod+Shift+P', press('P', 'KeyP', { ctrlKey: true, shiftKey: true }), 'linux')).toBe(true)
  expect(matchesKeys('Mod+P', press('p', 'KeyP', {}), 'linux')).toBe(false)
})

test('Mod is Cmd on macOS, where Ctrl stays another key', () => {
  expect(matchesKeys('Mod+S', press('s', 'KeyS', { metaKey: true }), 'mac')).toBe(true)
  expect(matchesKeys('Mod+S', press('s', 'KeyS', { ctrlKey: true }), 'mac')).toBe(false)
})

test('with Alt the key is told by its place, since its sign is another', () => {
  expect(matchesKeys('Mod+Alt+F', press('ƒ', 'KeyF', { metaKey: true, altKey: true }), 'mac')).toBe(true)
  expect(matchesKeys('Mod+Shift+.', press('>', 'Period', { ctrlKey: true, shiftKey: true }), 'windows')).toBe(true)
})

test('keys are written as people of the platform write them', () => {
  expect(keysLabel('Mod+Shift+E', 'linux')).toBe('Ctrl Shift E')
  expect(keysLabel('Alt+Shift+ArrowUp', 'windows')).toBe('Alt Shift ↑')
  expect(keysLabel('Mod+Shift+E', 'mac')).toBe('⇧⌘E')
  expect(keysLabel('Mod+Alt+F', 'mac')).toBe('⌥⌘F')
  expect(keysLabel('Alt+Shift+ArrowUp', 'mac')).toBe('⌥⇧↑')
  expect(keysLabel('Escape', 'mac')).toBe('⎋')
  expect(keysLabel('J', 'mac')).toBe('J')
})
