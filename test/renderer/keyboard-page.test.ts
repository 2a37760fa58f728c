// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest'
import keyboardPage from '../../docs/KEYBOARD.md?raw'
import { keysLabel } from '../../src/renderer/commands/keymap'
import { allCommands } from '../../src/renderer/commands/registry'
import '../../src/renderer/commands/table'

describe('docs/KEYBOARD.md', () => {
  test('names every command that has keys, and no other', () => {
    const listed = keyboardPage.match(/^\| .+ \| `.+` \|$/gm) ?? []
    const table = allCommands().flatMap(({ label, keys }) =>
      keys === undefined ? [] : [`| ${label} | \`${keysLabel(keys, 'linux')}\` |`],
    )
    expect([...listed].sort()).toEqual([...table].sort())
  })
})
