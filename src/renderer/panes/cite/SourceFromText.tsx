import { Button, NativeSelect } from '@mantine/core'
import type { Source } from '../../../core/source'
import { SOURCE_TYPES, sourceType } from '../../../core/sources/source-types'
import { Dialog } from '../../ui/Dialog'
import { RecordField } from '../sources/RecordField'
import styles from '../sources/Sources.module.css'
import { changeGuess, closeFromText, confirmFromText, useFromText } from './source-from-text'

/** The record guessed from a citation that was typed by hand, to be confirmed. */
export function SourceFromText() {
  const open = useFromText((state) => state.open)
  if (!open) return null
  return (
    <Dialog
      title="Make a source"
      onClose={closeFromText}
      size={640}
      actions={
        <>
          <Button variant="subtle" onClick={closeFromText}>
            Cancel
          </Button>
          <Button onClick={() => void confirmFromText('only')}>Only make it</Button>
          <Button onClick={() => void confirmFromText('cite')}>Replace the words</Button>
          <Button variant="filled" data-autofocus onClick={() => void confirmFromText('link')}>
            Keep the words, link them
          </Button>
        </>
      }
    >
      <p className={styles.print}>{open.words}</p>
      <Guess csl={open.csl} />
    </Dialog>
  )
}

function Guess({ csl }: { readonly csl: Source['csl'] }) {
  const type = sourceType(csl.type)
  const set = (variable: string, value: unknown) => {
    const { [variable]: _, ...others } = csl
    changeGuess((value === undefined ? others : { ...others, [variable]: value }) as Source['csl'])
  }
  return (
    <div className={styles.form} style={{ paddingInline: 0 }}>
      <NativeSelect
        className={styles.whole ?? ''}
        label="Kind"
        data={SOURCE_TYPES.map((one) => ({ value: one.type, label: one.word }))}
        value={type.type}
        onChange={(event) => set('type', event.currentTarget.value)}
      />
      {type.fields.map((field) => (
        <RecordField
          key={`${type.type} ${field.variable}`}
          field={field}
          value={csl[field.variable]}
          onChange={(value) => set(field.variable, value)}
        />
      ))}
    </div>
  )
}
