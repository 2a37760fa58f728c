import { useCallback } from 'react'
import { movePassage } from '../../editor/move-passage'
import { session } from '../../session/session'
import { holdKeys } from '../../ui/held-keys'
import { closeOverlay } from '../../ui/overlay'
import { type ChoiceGroup, Picker } from '../../ui/Picker'
import { postChoices } from './post-choices'

/** Chooses the post that the selected words go to. */
export function MoveToPost() {
  const find = useCallback((query: string): ChoiceGroup[] => {
    const { current } = session()
    return postChoices(query, ({ id }) => void holdKeys(movePassage(id))).map((group) => ({
      ...group,
      choices: group.choices.filter(({ id }) => id !== `post-${current}`),
    }))
  }, [])
  return (
    <Picker
      label="Move to another post"
      placeholder="Title of the post the words go to the end of"
      find={find}
      none="No other post matches."
      onClose={closeOverlay}
    />
  )
}
