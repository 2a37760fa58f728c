import { Button } from '@mantine/core'
import { followSlug, keepSlug, useSlugChange } from '../../session/references'
import { Dialog } from '../../ui/Dialog'
import styles from './DetailsTab.module.css'

/** Shows which texts would change with a post's slug, before any does. */
export function SlugDialog() {
  const change = useSlugChange((state) => state.change)
  if (!change) return null
  const { from, to, places } = change
  return (
    <Dialog
      title="Change the address and the references to it?"
      onClose={keepSlug}
      actions={
        <>
          <Button data-autofocus onClick={keepSlug}>
            Keep the address
          </Button>
          <Button variant="filled" onClick={() => void followSlug()}>
            Change both
          </Button>
        </>
      }
    >
      <p>
        {places.length === 1 ? 'One place names' : `${places.length} places name`} this post by its slug. There “{from}”
        becomes “{to}”; nothing else in those texts changes.
      </p>
      <ul className={styles.backlinks}>
        {places.map((place, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one sentence may name the post twice
          <li key={`${at} ${place.post}`}>
            <b>{place.title || 'Untitled'}</b>
            <span>{place.words}</span>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
