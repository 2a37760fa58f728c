import { Check, CircleAlert, LoaderCircle, Lock, TriangleAlert } from 'lucide-react'
import { withCommas } from '../../../core/counted'
import { runCommand } from '../../commands/registry'
import { useAnalysis } from '../../preview/analysis'
import { type SaveState, useSession } from '../../session/session'
import pane from '../../ui/Pane.module.css'
import { useNotes } from '../inspector/notes'
import styles from './EditorPane.module.css'
import { failureWords } from './failure-words'

/** How fast an adult reads English prose: Brysbaert 2019, "How many words do we read per minute?" */
const WORDS_A_MINUTE = 238

/** The foot of the text: how long it is, its notes and their problems, and how its save stands. */
export function StatusBar({ post }: { readonly post: string }) {
  const words = useAnalysis((state) => state.words)
  const { count, problems } = useNotes()
  return (
    <footer className={`${pane.status} ${styles.status}`}>
      <span className="num">{words === 1 ? '1 word' : `${withCommas(words)} words`}</span>
      <span className="num">{Math.max(1, Math.round(words / WORDS_A_MINUTE))} min to read</span>
      <span className="num">{count === 1 ? '1 note' : `${count} notes`}</span>
      {problems > 0 && (
        <button type="button" className={styles.problems} onClick={() => runCommand('tab.footnotes')}>
          <TriangleAlert size={14} aria-hidden />
          {problems === 1 ? '1 problem' : `${problems} problems`}
        </button>
      )}
      <SaveMark post={post} />
    </footer>
  )
}

function SaveMark({ post }: { readonly post: string }) {
  const save = useSession((state) => state.desk[post]?.save)
  const readOnly = useSession((state) => state.readOnly !== null)
  if (!save) return null
  const Icon = readOnly ? Lock : ICONS[save.kind]
  return (
    // The whole sentence for a screen reader and the pointer; the bar has room for its first words.
    <span
      role="status"
      aria-label="Save state"
      className={styles.state}
      data-kind={readOnly ? undefined : save.kind}
      title={save.kind === 'failed' ? failureWords(save.error).whole : undefined}
    >
      <Icon size={14} aria-hidden />
      {readOnly ? 'Read only' : <SaveWords save={save} />}
    </span>
  )
}

const ICONS = { saved: Check, unsaved: LoaderCircle, saving: LoaderCircle, failed: CircleAlert } as const

function SaveWords({ save }: { readonly save: SaveState }) {
  switch (save.kind) {
    case 'saved':
      return 'Saved'
    case 'unsaved':
    case 'saving':
      return 'Saving…'
    case 'failed': {
      const { short, rest } = failureWords(save.error)
      return (
        <span>
          {short}
          <span className="vh"> {rest}</span>
        </span>
      )
    }
  }
}
