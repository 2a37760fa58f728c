import { Button, Textarea } from '@mantine/core'
import { type FormEvent, useEffect, useId, useState } from 'react'
import { flushSync } from 'react-dom'
import { insertPicture } from '../../../core/editing/insert-picture'
import { usePicture } from '../../editor/picture'
import { currentEditor } from '../../editor/port'
import { addPicture } from '../../session/pictures'
import { Dialog } from '../../ui/Dialog'
import styles from './PictureDialog.module.css'

/** Asks for the words of a picture before it goes into the text: what a reader who does not see it is told. */
export function PictureDialog() {
  const file = usePicture((state) => state.file)
  return file ? <Ask key={`${file.size}`} file={file} /> : null
}

function Ask({ file }: { readonly file: Blob }) {
  const [words, setWords] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const preview = usePreview(file)
  const form = useId()
  const close = () => usePicture.setState({ file: null })
  const insert = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    const kept = await addPicture(file)
    setBusy(false)
    // Left out meanwhile.
    if (usePicture.getState().file !== file) return
    if (!kept.ok) {
      setProblem(kept.error)
      return
    }
    flushSync(close)
    const editor = currentEditor()
    editor?.apply(insertPicture(editor.text(), editor.selection(), words, kept.value))
    editor?.focus()
  }
  return (
    <Dialog
      title="A picture for the text"
      onClose={close}
      actions={
        <>
          <Button onClick={close}>Leave it out</Button>
          <Button variant="filled" type="submit" form={form} loading={busy}>
            Insert picture
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={(event) => void insert(event)}>
        {preview !== null && <img className={styles.picture} src={preview} alt="" />}
        <Textarea
          data-autofocus
          label="What the picture shows"
          description="Readers who cannot see it are told these words. Leave it empty for a mere ornament."
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          autosize
          minRows={2}
          value={words}
          readOnly={busy}
          error={problem}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      </form>
    </Dialog>
  )
}

/** The picture as a data address (the page may show no other), or null while it is read. */
function usePreview(file: Blob): string | null {
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    const reader = new FileReader()
    reader.onload = () => setAddress(String(reader.result))
    reader.readAsDataURL(file)
    return () => reader.abort()
  }, [file])
  return address
}
