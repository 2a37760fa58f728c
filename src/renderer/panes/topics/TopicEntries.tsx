import { Button } from '@mantine/core'
import { ArrowDown, ArrowUp, FolderMinus, FolderPlus } from 'lucide-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { orderEntries } from '../../../core/topics/edit'
import type { FiledLine } from '../../../ipc/shapes'
import { openPost } from '../../session/posts'
import { useSession } from '../../session/session'
import { editTopics, entryOf, keyOf, linesOf, takeOut, UNFILED, useTopics } from '../../session/topics'
import { shortDate } from '../../ui/dates'
import { IconButton } from '../../ui/IconButton'
import styles from './TopicsScreen.module.css'

interface Props {
  readonly topic: string
  /** Asks under which topic a line shall be filed. */
  readonly onFile: (line: FiledLine) => void
  readonly readOnly: boolean
}

/** What is filed under a topic, in its order: by hand with Alt and the arrows, the buttons or the mouse, else by date. */
export function TopicEntries({ topic, onFile, readOnly }: Props) {
  const state = useTopics()
  const lines = linesOf(state, topic)
  const dragged = useRef<number | null>(null)
  const [over, setOver] = useState<number | null>(null)
  const ordered = topic !== UNFILED && (state.topics?.entries[topic]?.length ?? 0) > 0
  const put = (from: number, to: number) => {
    if (to < 0 || to >= lines.length || from === to) return
    const order = lines.map(entryOf)
    const [moved] = order.splice(from, 1)
    if (!moved) return
    order.splice(to, 0, moved)
    void editTopics((topics) => orderEntries(topics, topic, order))
  }
  const orderByDate = () => {
    const order = state.topics?.entries[topic] ?? []
    void editTopics((topics) => orderEntries(topics, topic, []), {
      words: 'Ordered by date',
      back: (topics) => orderEntries(topics, topic, order),
    })
  }
  // A drag that is given up ends as well, without a drop.
  const endDrag = () => {
    dragged.current = null
    setOver(null)
  }
  const onKeyDown = (event: KeyboardEvent, at: number) => {
    const step = event.altKey ? ({ ArrowUp: -1, ArrowDown: 1 }[event.key] ?? 0) : 0
    if (step === 0 || topic === UNFILED) return
    put(at, at + step)
    event.preventDefault()
  }
  return (
    <>
      <div className={styles.bar}>
        <h3>{lines.length === 1 ? '1 entry' : `${lines.length} entries`}</h3>
        <span className="dim">{orderWords(topic, lines.length, ordered)}</span>
        <span style={{ flex: 1 }} />
        {ordered && !readOnly && (
          <Button size="xs" variant="subtle" onClick={orderByDate}>
            Order by date
          </Button>
        )}
      </div>
      <ul aria-label="Entries" className={styles.entries}>
        {lines.map((line, at) => (
          <li
            key={keyOf(entryOf(line))}
            className={styles.entry}
            data-comment={line.comment === null ? undefined : true}
            data-drop={over === at ? true : undefined}
            draggable={topic !== UNFILED && !readOnly}
            onDragStart={() => {
              dragged.current = at
            }}
            onDragOver={(event) => {
              if (dragged.current === null) return
              event.preventDefault()
              setOver(at)
            }}
            onDrop={() => {
              if (dragged.current !== null) put(dragged.current, at)
              endDrag()
            }}
            onDragEnd={endDrag}
          >
            <button type="button" onClick={() => show(line)} onKeyDown={(event) => onKeyDown(event, at)}>
              {line.title}
            </button>
            {line.status !== 'published' && <span className={styles.state}>{STATUS[line.status] ?? line.status}</span>}
            <time dateTime={line.date}>{shortDate(line.date)}</time>
            {!readOnly && (
              <span className={styles.actions}>
                {topic !== UNFILED && (
                  <>
                    <IconButton label={`Move “${line.title}” up`} icon={ArrowUp} onClick={() => put(at, at - 1)} />
                    <IconButton label={`Move “${line.title}” down`} icon={ArrowDown} onClick={() => put(at, at + 1)} />
                  </>
                )}
                <IconButton label={`File “${line.title}” under…`} icon={FolderPlus} onClick={() => onFile(line)} />
                {topic !== UNFILED && (
                  <IconButton
                    label={`Take “${line.title}” out of this topic`}
                    icon={FolderMinus}
                    onClick={() => void takeOut(line, topic)}
                  />
                )}
              </span>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

function orderWords(topic: string, entries: number, ordered: boolean): string {
  if (topic === UNFILED) return ''
  if (entries === 0) return 'Posts are filed in their Details, comments where they are edited.'
  return ordered ? 'ordered by hand' : 'newest first'
}

const STATUS: Readonly<Record<string, string>> = { draft: 'Draft', scheduled: 'Scheduled', withheld: 'Withheld' }

function show(line: FiledLine): void {
  useSession.setState({ screen: 'posts', ...(line.comment === null ? {} : { tab: 'comments' as const }) })
  void openPost(line.post)
}
