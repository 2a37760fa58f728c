import { useCallback } from 'react'
import type { PostSummary } from '../../../core/post'
import { keysLabel } from '../../commands/keymap'
import { allCommands, isEnabled } from '../../commands/registry'
import { openPost } from '../../session/posts'
import { focusOn } from '../../ui/focus'
import { holdKeys } from '../../ui/held-keys'
import { closeOverlay } from '../../ui/overlay'
import { type Choice, type ChoiceGroup, Picker } from '../../ui/Picker'
import { postChoices } from './post-choices'
import { bestFirst } from './rank'

/** Every command that can run now, and every post. */
export function CommandPalette() {
  const find = useCallback((query: string): ChoiceGroup[] => {
    const groups = [...commandGroups(query), ...(query.trim() === '' ? [] : postChoices(query, goTo, 5))]
    return groups.filter((group) => group.choices.length > 0)
  }, [])
  return (
    <Picker
      label="Commands"
      placeholder="What do you want to do?"
      find={find}
      none="No command or post matches."
      onClose={closeOverlay}
    />
  )
}

/** Only the posts. */
export function GoToPost() {
  const find = useCallback((query: string) => postChoices(query, goTo), [])
  return (
    <Picker
      label="Go to post"
      placeholder="Title of a post"
      find={find}
      none="No post matches."
      onClose={closeOverlay}
    />
  )
}

const goTo = ({ id }: PostSummary) => void holdKeys(openAndWrite(id))

function commandGroups(query: string): ChoiceGroup[] {
  const groups = new Map<string, Choice[]>()
  const usable = allCommands().filter((command) => !command.hidden && isEnabled(command))
  for (const command of bestFirst(usable, query, (one) => one.label)) {
    const choices = groups.get(command.group) ?? []
    choices.push({
      id: command.name,
      label: command.label,
      ...(command.icon ? { icon: command.icon } : {}),
      ...(command.keys === undefined ? {} : { keys: keysLabel(command.keys) }),
      run: () => void command.perform(),
    })
    groups.set(command.group, choices)
  }
  return [...groups].map(([title, choices]) => ({ title, choices }))
}

/** Opens a post and takes the keyboard to its text. Answers false when it could not be opened. */
async function openAndWrite(id: string): Promise<boolean> {
  if (!(await openPost(id))) return false
  await focusOn('body')
  return true
}
