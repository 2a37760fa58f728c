import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { TidyPlan } from '../../../core/footnotes/tidy'
import { currentEditor } from '../../editor/port'
import { putInto, tellDone } from '../../editor/take-back'
import { askWorker } from '../../preview/reader'
import { Dialog } from '../../ui/Dialog'
import { useFirstRows } from '../../ui/MoreRows'
import { closeOverlay } from '../../ui/overlay'
import { showToast } from '../../ui/toast'
import styles from './NoteDialogs.module.css'

/** Shows what tidying would change, before it does: labels 1, 2, 3 as they print, definitions in that order. */
export function TidyDialog() {
  const [planned, setPlanned] = useState<{ readonly text: string; readonly plan: TidyPlan } | null>(null)
  useEffect(() => {
    const text = currentEditor()?.text() ?? ''
    void askWorker({ name: 'tidy' }, text).then((plan) => setPlanned({ text, plan }))
  }, [])
  const { first, more } = useFirstRows(planned?.plan.labels ?? [])
  if (!planned) return null
  const { text, plan } = planned
  const nothing = plan.edits.length === 0
  const tidy = () => {
    const editor = currentEditor()
    closeOverlay()
    if (!editor || editor.text() !== text) return showToast('Not tidied: the text has changed meanwhile. Ask again.')
    tellDone('The notes are tidy', putInto(editor.post, text, plan.edits))
  }
  return (
    <Dialog
      title={nothing ? 'These notes are tidy already' : 'Tidy these notes?'}
      onClose={closeOverlay}
      actions={
        nothing ? (
          <Button data-autofocus onClick={closeOverlay}>
            Close
          </Button>
        ) : (
          <>
            <Button data-autofocus onClick={closeOverlay}>
              Leave them
            </Button>
            <Button variant="filled" onClick={tidy}>
              Tidy the notes
            </Button>
          </>
        )
      }
    >
      <p className="mid">
        {nothing
          ? 'Their labels are 1, 2, 3 in reading order, and they stand in that order.'
          : 'The labels become the numbers a reader sees, and the notes are put in that order. No words change; one undo takes it back.'}
      </p>
      {plan.moved > 0 && (
        <p className={styles.fact}>
          {plan.moved === 1 ? '1 note changes its place.' : `${plan.moved} notes change their places.`}
        </p>
      )}
      {plan.labels.length > 0 && (
        <ul className={styles.labels} aria-label="Labels that change">
          {first.map(({ from, to, number }) => (
            <li key={from}>
              <span className="dim num">{number ?? '–'}</span>
              <del>^{from}</del>
              <ins>^{to}</ins>
            </li>
          ))}
        </ul>
      )}
      {more}
    </Dialog>
  )
}
