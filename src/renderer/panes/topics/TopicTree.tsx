import { type DragEvent, type KeyboardEvent, useMemo, useRef, useState } from 'react'
import type { Topic } from '../../../core/topic'
import { moveTopic, placeOf } from '../../../core/topics/edit'
import { type TopicNode, topicsInOrder, topicTree } from '../../../core/topics/tree'
import { deleteTopic, editTopics, linesOf, UNFILED, useTopics } from '../../session/topics'
import styles from './TopicsScreen.module.css'
import { treeMove } from './tree-moves'

/**
 * The topics as a tree: arrows walk, with Alt they move the topic itself (up, down, in, out), F2 goes to its name, Delete
 * takes it away. Dragging onto a topic hangs under it, onto its upper edge stands before it.
 */
export function TopicTree({ onRename }: { readonly onRename: () => void }) {
  const state = useTopics()
  const nodes = useMemo(() => topicsInOrder(topicTree(state.topics?.topics ?? [])), [state.topics])
  const tree = useRef<HTMLDivElement>(null)
  const [drop, setDrop] = useState<{ id: string; place: 'before' | 'inside' } | null>(null)
  const dragged = useRef<string | null>(null)
  const ids = [...nodes.map(({ topic }) => topic.id), UNFILED]

  const select = (id: string | undefined) => {
    if (id === undefined) return
    useTopics.setState({ selected: id })
    tree.current?.querySelector<HTMLElement>(`[data-topic="${id}"]`)?.focus()
  }
  const onKeyDown = (event: KeyboardEvent, id: string) => {
    const at = ids.indexOf(id)
    if (event.altKey) {
      const move = treeMove(state.topics?.topics ?? [], id, event.key)
      if (move) void editTopics((topics) => moveTopic(topics, id, move.parent, move.before))
      if (!move) return
    } else if (event.key === 'ArrowDown') select(ids[at + 1])
    else if (event.key === 'ArrowUp') select(ids[at - 1])
    else if (event.key === 'Home') select(ids[0])
    else if (event.key === 'End') select(ids[ids.length - 1])
    else if (event.key === 'ArrowLeft')
      select(state.topics?.topics.find((topic) => topic.id === id)?.parent ?? undefined)
    else if (event.key === 'ArrowRight') select(nodes.find(({ topic }) => topic.id === id)?.children[0]?.topic.id)
    else if ((event.key === 'F2' || event.key === 'Enter') && id !== UNFILED) onRename()
    else if (event.key === 'Delete' && id !== UNFILED) void deleteTopic(id)
    else return
    event.preventDefault()
  }
  const onDragOver = (event: DragEvent<HTMLElement>, id: string) => {
    if (dragged.current === null) return
    event.preventDefault()
    const box = event.currentTarget.getBoundingClientRect()
    setDrop({ id, place: event.clientY - box.top < box.height / 3 ? 'before' : 'inside' })
  }
  // A drag that is given up ends as well, without a drop.
  const endDrag = () => {
    setDrop(null)
    dragged.current = null
  }
  const onDrop = (target: Topic) => {
    const id = dragged.current
    const place = drop?.place
    endDrag()
    if (id === null || id === target.id) return
    const moved = state.topics?.topics.find((topic) => topic.id === id)
    if (!state.topics || !moved) return
    const stood = placeOf(state.topics.topics, id)
    const to = place === 'before' ? { parent: target.parent, before: target.id } : { parent: target.id, before: null }
    void editTopics((topics) => moveTopic(topics, id, to.parent, to.before), {
      words:
        place === 'before'
          ? `“${moved.title}” stands before “${target.title}”`
          : `“${moved.title}” hangs under “${target.title}”`,
      back: (topics) => moveTopic(topics, id, stood.parent, stood.before),
    })
  }
  const item = ({ topic, depth, children }: TopicNode) => (
    <div
      key={topic.id}
      role="treeitem"
      aria-level={depth + 1}
      aria-selected={state.selected === topic.id}
      aria-expanded={children.length > 0 ? true : undefined}
      tabIndex={state.selected === topic.id ? 0 : -1}
      data-topic={topic.id}
      data-drop={drop?.id === topic.id ? drop.place : undefined}
      className={styles.topic}
      style={{ paddingInlineStart: `${0.75 + depth * 1.25}rem` }}
      draggable
      onClick={() => select(topic.id)}
      onKeyDown={(event) => onKeyDown(event, topic.id)}
      onDragStart={() => {
        dragged.current = topic.id
      }}
      onDragOver={(event) => onDragOver(event, topic.id)}
      onDragLeave={() => setDrop(null)}
      onDrop={() => onDrop(topic)}
      onDragEnd={endDrag}
    >
      <span>{topic.title}</span>
      <span className={styles.count}>{linesOf(state, topic.id).length}</span>
    </div>
  )
  return (
    <div ref={tree} role="tree" aria-label="Topics" className={styles.tree}>
      {nodes.map(item)}
      <div className={styles.unfiled} role="none">
        <div
          role="treeitem"
          aria-level={1}
          aria-selected={state.selected === UNFILED}
          tabIndex={state.selected === UNFILED ? 0 : -1}
          data-topic={UNFILED}
          className={styles.topic}
          onClick={() => select(UNFILED)}
          onKeyDown={(event) => onKeyDown(event, UNFILED)}
        >
          <span className="dim">In no topic</span>
          <span className={styles.count}>{linesOf(state, UNFILED).length}</span>
        </div>
      </div>
    </div>
  )
}
