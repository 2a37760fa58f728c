import { Button } from '@mantine/core'
import { useState } from 'react'
import { addPicture } from '../../session/pictures'
import styles from './DetailsTab.module.css'

interface Props {
  readonly picture: string | null
  readonly onChange: (picture: string | null) => void
}

/** The picture that stands for the post in lists and feeds. */
export function PictureField({ picture, onChange }: Props) {
  const [problem, setProblem] = useState<string | null>(null)
  const choose = () => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = 'image/*'
    input.onchange = async () => {
      const file = input.files?.[0]
      if (!file) return
      const added = await addPicture(file)
      setProblem(added.ok ? null : added.error)
      if (added.ok) onChange(added.value)
    }
    input.click()
  }
  return (
    <div className={styles.picture}>
      <span className={styles.label}>Picture</span>
      {picture !== null && <img src={picture} alt="Of this post" />}
      <div className={styles.buttons}>
        <Button size="xs" onClick={choose}>
          {picture === null ? 'Choose a picture…' : 'Choose another…'}
        </Button>
        {picture !== null && (
          <Button size="xs" onClick={() => onChange(null)}>
            Remove
          </Button>
        )}
      </div>
      {problem !== null && (
        <p className={styles.facts} role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}
