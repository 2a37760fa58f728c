// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest'
import { followBoxes, stepInBox } from '../../src/renderer/editor/box-history'

followBoxes()

let box: HTMLTextAreaElement

beforeEach(() => {
  document.body.innerHTML = '<textarea></textarea>'
  box = document.querySelector('textarea') as HTMLTextAreaElement
  box.value = 'A note.'
  box.focus()
})

/** Types as a person does, letter by letter at the end. */
function type(words: string): void {
  for (const letter of words) {
    box.dispatchEvent(new InputEvent('beforeinput', { bubbles: true, inputType: 'insertText' }))
    box.value += letter
    box.setSelectionRange(box.value.length, box.value.length)
    box.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: letter }))
  }
}

test('what was typed into a box in one go is one step back, and one forth', () => {
  const seen: string[] = []
  box.addEventListener('input', () => seen.push(box.value))
  type(' And more.')
  expect(stepInBox(box, 'undo')).toBe(true)
  expect(box.value).toBe('A note.')
  expect(seen.at(-1)).toBe('A note.')
  expect(stepInBox(box, 'redo')).toBe(true)
  expect(box.value).toBe('A note. And more.')
  stepInBox(box, 'undo')
  stepInBox(box, 'undo')
  expect(box.value).toBe('A note.')
})

test('steps in a text that something else has changed are none', () => {
  type(' And more.')
  box.value = 'Another note.'
  expect(stepInBox(box, 'undo')).toBe(false)
  type('..')
  expect(stepInBox(box, 'undo')).toBe(true)
  expect(box.value).toBe('Another note.')
})
