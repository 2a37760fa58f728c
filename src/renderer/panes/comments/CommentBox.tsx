import { Bold, BookMarked, FileSymlink, Italic, Link, type LucideIcon, Quote, Superscript } from 'lucide-react'
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Comment } from '../../../core/comment'
import { quoteInto } from '../../../core/comments/quote'
import type { AppError } from '../../../core/error'
import type { TextSelection } from '../../../core/text-edit'
import { matchesKeys } from '../../commands/keymap'
import { findCommand, runCommand } from '../../commands/registry'
import type { TextTool } from '../../editor/box-text'
import {
  type BoxPlace,
  boxKey,
  closeBox,
  dropDraft,
  emptyDraft,
  isAsOpened,
  useDrafts,
  writeDraft,
} from '../../session/comment-drafts'
import { session, useSession } from '../../session/session'
import { useThreads } from '../../session/threads'
import { ownAuthor } from '../../session/writes-as'
import { focusIfShown } from '../../ui/focus'
import { IconButton } from '../../ui/IconButton'
import { keepInView } from '../../ui/keep-in-view'
import { showToast } from '../../ui/toast'
import { BoxFields } from './BoxFields'
import { BoxProblems } from './BoxProblems'
import { bold, footnote, italic, link, useBoxText } from './box-text'
import card from './Comment.module.css'
import styles from './CommentBox.module.css'
import { notSaved } from './not-saved'
import { passageToQuote } from './passage-to-quote'
import { saveBox } from './save-box'

interface Props {
  readonly place: BoxPlace
  /** The comment that is answered or changed; null for a new one. */
  readonly comment: Comment | null
}

/** Where a comment is written: an answer, a change, or a new one. What stands in it is kept until it is saved. */
export function CommentBox({ place, comment }: Props) {
  const draft = useDrafts((state) => state.drafts[boxKey(place)]) ?? emptyDraft()
  const [failure, setFailure] = useState<AppError | null>(null)
  const [saving, setSaving] = useState(false)
  // What the comment was when its editing began; somebody else's change of it must not be lost by ours.
  const [basis, setBasis] = useState(comment)
  const root = useRef<HTMLDivElement>(null)
  const { area, apply } = useBoxText(draft.body, (body) => writeDraft(place, { body }))
  useLayoutEffect(() => {
    const box = area.current
    if (!box) return
    box.focus({ preventScroll: true })
    box.setSelectionRange(box.value.length, box.value.length)
    const observer = new ResizeObserver(() => root.current?.scrollIntoView({ block: 'nearest' }))
    if (root.current) observer.observe(root.current)
    // The comments above it are still getting their words.
    const stop = root.current ? keepInView(root.current, root.current.closest('ul') ?? root.current) : undefined
    return () => {
      observer.disconnect()
      stop?.()
    }
  }, [area])
  // The keyboard goes back to the queue, where the letters are commands again, unless it is elsewhere by now.
  useEffect(
    () => () => {
      if (document.activeElement === document.body) focusIfShown('queue')
    },
    [],
  )

  const ready = draft.body.trim() !== '' && draft.author.name.trim() !== '' && !saving
  const save = async () => {
    if (!ready) return
    setSaving(true)
    const error = await saveBox(place, place.mode === 'edit' ? basis : comment, draft)
    setSaving(false)
    setFailure(error)
    // Where the box has left the screen, the word goes to where the person is.
    if (error && root.current === null) showToast(notSaved(error))
    if (error?.kind === 'conflict') setBasis(asItStands(place) ?? comment)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const tool = toolFor(event.nativeEvent)
    if (tool) apply(tool)
    else if (event.key === 'Escape') cancel(place, comment)
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const name = place.mode === 'reply' ? 'Reply' : 'Comment'
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape and Ctrl+Enter hold for everything inside
    <div ref={root} className={styles.box} onKeyDown={onKeyDown}>
      {place.mode !== 'reply' && <BoxFields place={place} draft={draft} saving={saving} />}
      <textarea
        ref={area}
        className={styles.area}
        data-focus="comment box"
        aria-label={name}
        placeholder={place.mode === 'reply' ? 'Write your answer' : 'Write the comment'}
        value={draft.body}
        dir="auto"
        spellCheck
        readOnly={saving}
        onChange={(event) => writeDraft(place, { body: event.currentTarget.value })}
      />
      <BoxProblems
        body={draft.body}
        failure={failure}
        onFix={({ edits, caret }) => apply((_, selection) => ({ edits, selection: caretAt(caret) ?? selection }))}
      />
      <div className={styles.bar}>
        <IconButton label="Bold" icon={Bold} size={28} onClick={() => apply(bold)} />
        <IconButton label="Italic" icon={Italic} size={28} onClick={() => apply(italic)} />
        <IconButton label="Link" icon={Link} size={28} onClick={() => apply(link)} />
        <IconButton label="Insert footnote" icon={Superscript} size={28} onClick={() => apply(footnote)} />
        <CommandButton command="sources.cite" label="Cite source" icon={BookMarked} />
        <CommandButton command="posts.cross-reference" label="Cross-reference" icon={FileSymlink} />
        <QuoteButton onQuote={(passage) => apply((text, selection) => quoteInto(text, selection, passage))} />
        <span className={styles.end}>
          {place.mode === 'reply' && <ReplyAs />}
          <button type="button" className={card.button} onClick={() => cancel(place, comment)}>
            Cancel
          </button>
          <button type="button" className={card.button} data-primary disabled={!ready} onClick={() => void save()}>
            {saveWords(place, comment)}
          </button>
        </span>
      </div>
    </div>
  )
}

const TOOL_KEYS: readonly (readonly [string, TextTool])[] = [
  ['Mod+B', bold],
  ['Mod+I', italic],
  ['Mod+K', link],
  ['Mod+Alt+F', footnote],
]

/** The tool whose keys were pressed; they are those of the post's own text, which must not take them from here. */
function toolFor(event: globalThis.KeyboardEvent): TextTool | undefined {
  return TOOL_KEYS.find(([keys]) => matchesKeys(keys, event, session().platform))?.[1]
}

interface CommandButtonProps {
  readonly command: string
  readonly label: string
  readonly icon: LucideIcon
}

/** A command of the table that writes into the text that has the keyboard. */
function CommandButton({ command, label, icon }: CommandButtonProps) {
  if (!findCommand(command)) return null
  return (
    <IconButton
      label={label}
      icon={icon}
      size={28}
      // The box keeps the keyboard, so that the command writes into it.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => runCommand(command)}
    />
  )
}

/** Under whose name an answer will stand, where it could be another. */
function ReplyAs() {
  const several = useSession(({ library }) => (library?.authors.length ?? 0) > 1)
  const name = useSession((state) => ownAuthor(state)?.name)
  return several && <span className={styles.as}>as {name}</span>
}

/** The comment of a box as the store gave it last, which may be newer than what is on screen. */
function asItStands({ post, id }: BoxPlace): Comment | undefined {
  return useThreads.getState().threads[post]?.comments.find((comment) => comment.id === id)
}

function caretAt(caret: number | null): TextSelection | null {
  return caret === null ? null : { anchor: caret, head: caret }
}

/** Closes the box; what was written stays for the next time, what was only opened goes. */
function cancel(place: BoxPlace, comment: Comment | null): void {
  if (isAsOpened(place, place.mode === 'edit' ? comment : null)) dropDraft(place)
  else closeBox()
}

function saveWords(place: BoxPlace, comment: Comment | null): string {
  if (place.mode === 'edit') return 'Save'
  if (place.mode === 'add') return 'Save comment'
  return comment?.status === 'approved' ? 'Post reply' : 'Reply and approve'
}

/** Puts the passage of the post that is marked or looked at into the answer. */
function QuoteButton({ onQuote }: { readonly onQuote: (passage: string) => void }) {
  return (
    <IconButton
      label="Quote passage"
      icon={Quote}
      size={28}
      // The button must not take the selection away that it is to quote.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => {
        const passage = passageToQuote()
        if (passage !== '') onQuote(passage)
      }}
    />
  )
}
