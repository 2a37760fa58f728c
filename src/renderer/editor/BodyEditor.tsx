import MDEditor from '@uiw/react-md-editor/nohighlight'
import { type Ref, useLayoutEffect, useRef } from 'react'
import styles from './BodyEditor.module.css'
import { judgeMarks } from './judge-marks'
import { bindEditorKeys } from './keys'
import { NoteBox } from './NoteBox'
import { bindPaste } from './paste'
import { setCurrentEditor } from './port'
import { TextareaEditor } from './textarea-editor'

/**
 * The text of a post: the shell of @uiw/react-md-editor around a text area of our own. The shell is given a constant
 * value and no toolbar, so a key press renders no React at all; everything goes through the `EditorPort`.
 */
export function BodyEditor({ post }: { readonly post: string }) {
  return (
    <MDEditor
      className={styles.shell ?? ''}
      value=""
      preview="edit"
      commands={NONE}
      extraCommands={NONE}
      hideToolbar
      visibleDragbar={false}
      enableScroll={false}
      highlightEnable={false}
      defaultTabEnable
      height="auto"
      components={{ textarea: () => <Surface post={post} /> }}
    />
  )
}

const NONE: never[] = []

interface SurfaceProps {
  readonly post: string
  readonly ref?: Ref<HTMLTextAreaElement>
}

function Surface({ post, ref }: SurfaceProps) {
  const area = useRef<HTMLTextAreaElement>(null)
  const mirror = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (!area.current || !mirror.current) return
    const editor = new TextareaEditor(post, area.current, mirror.current)
    const stopJudging = judgeMarks(editor)
    const unbindKeys = bindEditorKeys(area.current, editor)
    const unbindPaste = bindPaste(area.current, editor)
    setCurrentEditor(editor)
    return () => {
      setCurrentEditor(null)
      unbindKeys()
      unbindPaste()
      stopJudging()
      editor.dispose()
    }
  }, [post])
  return (
    <div className={styles.surface}>
      <div ref={mirror} className={styles.mirror} aria-hidden />
      <textarea
        ref={(element) => {
          area.current = element
          if (typeof ref === 'function') ref(element)
          else if (ref) ref.current = element
        }}
        className={styles.text}
        aria-label="Post body"
        data-focus="body"
        autoComplete="off"
        spellCheck
      />
      <NoteBox post={post} />
    </div>
  )
}
