import { Button, Textarea, TextInput } from '@mantine/core'
import { FolderTree, Plus } from 'lucide-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { describeError } from '../../../core/error-words'
import type { Topic } from '../../../core/topic'
import { changeTopic } from '../../../core/topics/edit'
import { branchOf, topicPath } from '../../../core/topics/tree'
import type { FiledLine } from '../../../ipc/shapes'
import { listen } from '../../bridge'
import { useSession } from '../../session/session'
import {
  deleteTopic,
  editTopics,
  fileUnder,
  loadTopics,
  mergeTopics,
  newTopic,
  UNFILED,
  useTopics,
} from '../../session/topics'
import { EmptyState } from '../../ui/EmptyState'
import pane from '../../ui/Pane.module.css'
import { Picker } from '../../ui/Picker'
import { DraftField } from '../settings/DraftField'
import { TopicEntries } from './TopicEntries'
import styles from './TopicsScreen.module.css'
import { TopicTree } from './TopicTree'

type Asking = { readonly kind: 'merge'; readonly topic: Topic } | { readonly kind: 'file'; readonly line: FiledLine }

/** The tree of topics and the order of what stands under each. */
export function TopicsScreen() {
  const topics = useTopics((state) => state.topics)
  const failure = useTopics((state) => state.failure)
  const selected = useTopics((state) => state.selected)
  const readOnly = useSession((state) => state.readOnly !== null)
  const [asking, setAsking] = useState<Asking | null>(null)
  const name = useRef<HTMLInputElement>(null)
  useEffect(() => void loadTopics(), [])
  useEffect(() => listen('library.changed', ({ topics: changed }) => changed && void loadTopics()), [])
  const rename = useCallback(() => name.current?.select(), [])
  const make = useCallback(
    (parent: string | null) => {
      // On screen before anything else happens: what is typed next is its name.
      flushSync(() => newTopic('New topic', parent))
      rename()
    },
    [rename],
  )
  if (topics === null)
    return (
      <main className={pane.col} aria-label="Topics">
        {failure && <EmptyState middle title="The topics could not be read." hint={describeError(failure)} />}
      </main>
    )
  const topic = topics.topics.find(({ id }) => id === selected) ?? null
  return (
    <main className={styles.screen} aria-label="Topics">
      <div className={`${pane.col} ${styles.left}`}>
        <header className={pane.bar}>
          <h2>Topics</h2>
          <span className={pane.grow} />
          <Button size="xs" leftSection={<Plus size={16} />} disabled={readOnly} onClick={() => make(null)}>
            New topic
          </Button>
        </header>
        <div className={pane.scroll}>
          <TopicTree onRename={rename} />
        </div>
      </div>
      <div className={pane.col}>
        <header className={pane.bar}>
          {topic && (
            <TopicBar
              topic={topic}
              readOnly={readOnly}
              onNew={() => make(topic.id)}
              onMerge={() => setAsking({ kind: 'merge', topic })}
            />
          )}
        </header>
        <div className={pane.scroll}>
          <div className={styles.page}>
            {topic && <TopicHead key={topic.id} topic={topic} name={name} readOnly={readOnly} />}
            {selected === UNFILED && <h2 className={styles.heading}>In no topic</h2>}
            {selected === null ? (
              <EmptyState
                title="No topics yet."
                hint="A topic gathers posts and comments on one subject, in your own order."
              />
            ) : (
              <TopicEntries topic={selected} readOnly={readOnly} onFile={(line) => setAsking({ kind: 'file', line })} />
            )}
          </div>
        </div>
      </div>
      {asking && <TopicPicker asking={asking} onClose={() => setAsking(null)} />}
    </main>
  )
}

interface BarProps {
  readonly topic: Topic
  readonly readOnly: boolean
  /** Makes a topic inside this one. */
  readonly onNew: () => void
  readonly onMerge: () => void
}

function TopicBar({ topic, readOnly, onNew, onMerge }: BarProps) {
  return (
    <>
      <Button size="xs" leftSection={<FolderTree size={16} />} disabled={readOnly} onClick={onNew}>
        New topic inside
      </Button>
      <Button size="xs" disabled={readOnly} onClick={onMerge}>
        Merge into…
      </Button>
      <span className={pane.grow} />
      <Button size="xs" variant="subtle" disabled={readOnly} onClick={() => void deleteTopic(topic.id)}>
        Delete topic
      </Button>
    </>
  )
}

interface HeadProps {
  readonly topic: Topic
  readonly name: React.RefObject<HTMLInputElement | null>
  readonly readOnly: boolean
}

function TopicHead({ topic, name, readOnly }: HeadProps) {
  return (
    <>
      <DraftField
        value={topic.title}
        onSettle={(title) => title.trim() === '' || editTopics((now) => changeTopic(now, topic.id, { title }))}
      >
        {(field) => (
          <TextInput
            ref={name}
            className={styles.title ?? ''}
            aria-label="Name of the topic"
            dir="auto"
            readOnly={readOnly}
            onKeyDown={(event) => event.key === 'Enter' && !event.nativeEvent.isComposing && event.currentTarget.blur()}
            {...field}
          />
        )}
      </DraftField>
      <DraftField
        value={topic.description}
        onSettle={(description) => editTopics((now) => changeTopic(now, topic.id, { description }))}
      >
        {(field) => (
          <Textarea
            className={styles.about ?? ''}
            aria-label="What the topic is about"
            dir="auto"
            placeholder="One sentence on what belongs here; it prints under the topic’s name."
            autosize
            minRows={1}
            readOnly={readOnly}
            {...field}
          />
        )}
      </DraftField>
    </>
  )
}

/** Chooses another topic: to merge into, or to file under. */
function TopicPicker({ asking, onClose }: { readonly asking: Asking; readonly onClose: () => void }) {
  const topics = useTopics((state) => state.topics?.topics ?? NONE)
  const find = useCallback(
    (query: string) => {
      const barred = asking.kind === 'merge' ? branchOf(topics, asking.topic.id) : new Set(asking.line.topics)
      const wanted = query.trim().toLocaleLowerCase()
      const choices = topics
        .filter(({ id }) => !barred.has(id))
        .map(({ id }) => ({ id, label: topicPath(topics, id).join(' / ') }))
        .filter(({ label }) => label.toLocaleLowerCase().includes(wanted))
        .map(({ id, label }) => ({
          id,
          label,
          run: () =>
            void (asking.kind === 'merge'
              ? mergeTopics(asking.topic.id, id)
              : fileUnder(asking.line, [...asking.line.topics, id])),
        }))
      return choices.length === 0 ? [] : [{ title: 'Topics', choices }]
    },
    [asking, topics],
  )
  const label = asking.kind === 'merge' ? `Merge “${asking.topic.title}” into` : `File “${asking.line.title}” under`
  return <Picker label={label} placeholder={label} find={find} none="No such topic." onClose={onClose} />
}

const NONE: readonly Topic[] = []
