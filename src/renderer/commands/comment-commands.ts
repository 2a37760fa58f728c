import { Ban, Check, MessageSquare, Pause, Pencil, Reply, Trash2, Undo2 } from 'lucide-react'
import type { CommentStatus } from '../../core/comment'
import { openBox } from '../session/comment-drafts'
import { canTakeBack, moderate, undoModeration } from '../session/moderation'
import { openPost } from '../session/posts'
import { partsOf, queue, step, targets, toggleChosen } from '../session/queue'
import { type Session, useSession } from '../session/session'
import { useThreads } from '../session/threads'
import type { Command } from './registry'

const inQueue = (state: Session) =>
  state.phase === 'library' && state.screen === 'comments' && queue().selected !== null
const writable = (state: Session) => inQueue(state) && state.readOnly === null

function decision(status: CommentStatus, label: string, keys: string, icon: Command['icon']): Command {
  return {
    name: `comments.${status}`,
    label,
    group: 'Comments',
    keys,
    ...(icon ? { icon } : {}),
    enabled: writable,
    perform: () => moderate(targets(), status),
  }
}

/** What moderators do with the keyboard, in the letters they know. */
export const commentCommands: readonly Command[] = [
  {
    name: 'comments.next',
    label: 'Next comment',
    group: 'Comments',
    keys: 'J',
    repeats: true,
    enabled: inQueue,
    perform: () => step(1),
  },
  {
    name: 'comments.previous',
    label: 'Previous comment',
    group: 'Comments',
    keys: 'K',
    repeats: true,
    enabled: inQueue,
    perform: () => step(-1),
  },
  decision('approved', 'Approve', 'A', Check),
  decision('pending', 'Hold back', 'U', Pause),
  decision('spam', 'Mark as spam', 'S', Ban),
  decision('trash', 'Move to trash', 'D', Trash2),
  {
    name: 'comments.reply',
    label: 'Reply to the comment',
    group: 'Comments',
    keys: 'R',
    icon: Reply,
    enabled: writable,
    perform: () => openBox({ ...selectedParts(), mode: 'reply' }),
  },
  {
    name: 'comments.edit',
    label: 'Edit the comment',
    group: 'Comments',
    keys: 'E',
    icon: Pencil,
    enabled: writable,
    perform: () => {
      const { post, id } = selectedParts()
      const comment = useThreads.getState().threads[post]?.comments.find((one) => one.id === id)
      if (comment) openBox({ post, id, mode: 'edit' }, comment)
    },
  },
  {
    name: 'comments.choose',
    label: 'Choose the comment, or let it go',
    group: 'Comments',
    keys: 'X',
    enabled: inQueue,
    perform: () => toggleChosen(queue().selected ?? ''),
  },
  {
    name: 'comments.undo',
    label: 'Take the last decision back',
    group: 'Comments',
    keys: 'Z',
    icon: Undo2,
    enabled: (state) => state.screen === 'comments' && canTakeBack(),
    perform: undoModeration,
  },
  {
    name: 'comments.openPost',
    label: 'Open the post of the comment',
    group: 'Comments',
    keys: 'O',
    icon: MessageSquare,
    enabled: inQueue,
    perform: () => {
      useSession.setState({ tab: 'comments' })
      return openPost(selectedParts().post)
    },
  },
]

function selectedParts(): { readonly post: string; readonly id: string } {
  return partsOf(queue().selected ?? '')
}
