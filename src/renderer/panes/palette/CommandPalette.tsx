import { FileText } from 'lucide-react'
import { useCallback } from 'react'
import { keysLabel } from '../../commands/keymap'
import { allCommands, isEnabled } from '../../commands/registry'
import { openPost } from '../../session/posts'
import { session } from '../../session/session'
import { longDate } from '../../ui/dates'
import { focusOn } from '../../ui/focus'
import { holdKeys } from '../../ui/held-keys'
import { closeOverlay } from '../../ui/overlay'
import { type Choice, type ChoiceGroup, Picker } from '../../ui/Picker'
import { bestFirst } from './rank'

/** At most this many posts are offered at once. */
const POSTS = 50

/** Every command that can run now, and every post. */
export function CommandPalette() {
  const find = useCallback((query: string): ChoiceGroup[] => {
    const groups = [...commandGroups(query), ...(query.trim() === '' ? [] : postGroups(query, 5))]
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
  const find = useCallback((query: string) => postGroups(query, POSTS), [])
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

function commandGroups(query: string): ChoiceGroup[] {
  const { platform } = session()
  const groups = new Map<string, Choice[]>()
  const usable = allCommands().filter((command) => !command.hidden && isEnabled(command))
  for (const command of bestFirst(usable, query, (one) => one.label)) {
    const choices = groups.get(command.group) ?? []
    choices.push({
      id: command.name,
      label: command.label,
      ...(command.icon ? { icon: command.icon } : {}),
      ...(command.keys === undefined ? {} : { keys: keysLabel(command.keys, platform) }),
      run: () => void command.perform(),
    })
    groups.set(command.group, choices)
  }
  return [...groups].map(([title, choices]) => ({ title, choices }))
}

/** Opens a post and takes the keyboard to its text. Answers false when it could not be opened. */
async function goTo(id: string): Promise<boolean> {
  if (!(await openPost(id))) return false
  await focusOn('body')
  return true
}

function postGroups(query: string, most: number): ChoiceGroup[] {
  const posts = session().posts.filter((post) => post.status !== 'trashed')
  const found = bestFirst(posts, query, (post) => post.title).slice(0, most)
  const choices = found.map((post) => ({
    id: `post-${post.id}`,
    label: post.title === '' ? 'Untitled' : post.title,
    hint: `(${longDate(post.date)})`,
    icon: FileText,
    run: () => void holdKeys(goTo(post.id)),
  }))
  return choices.length === 0 ? [] : [{ title: 'Posts', choices }]
}
