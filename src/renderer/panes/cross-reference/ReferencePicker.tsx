import { FileText, MessageSquare } from 'lucide-react'
import { useCallback } from 'react'
import { session } from '../../session/session'
import { longDate } from '../../ui/dates'
import { type ChoiceGroup, Picker } from '../../ui/Picker'
import type { CiteTarget } from '../cite/target'
import { bestFirst } from '../palette/rank'
import { closeReference, refer, useReference } from './reference-state'

/** At most this many posts are offered at once. */
const POSTS = 50
const COMMENTS = 10

/** Chooses the post, or the titled comment, that a cross-reference names. */
export function ReferencePicker() {
  const target = useReference((state) => state.target)
  return target && <Targets target={target} />
}

function Targets({ target }: { readonly target: CiteTarget }) {
  const find = useCallback(
    (query: string): ChoiceGroup[] => {
      const { posts, titledComments, current } = session()
      const others = posts.filter(({ id, status }) => id !== current && status !== 'trashed')
      const found = bestFirst(others, query, ({ title }) => title).slice(0, POSTS)
      const comments = query.trim() === '' ? [] : bestFirst(titledComments, query, ({ title }) => title)
      const slugs = new Map(posts.map(({ id, slug }) => [id, slug]))
      return [
        {
          title: 'Posts',
          choices: found.map(({ id, slug, title, date }) => ({
            id,
            label: title || 'Untitled',
            hint: `(${longDate(date)})`,
            icon: FileText,
            run: () => refer(target, slug),
          })),
        },
        {
          title: 'Comments with a title',
          choices: comments.slice(0, COMMENTS).map(({ post, id, title, date }) => ({
            id: `${post}-${id}`,
            label: title,
            hint: `(${longDate(date)})`,
            icon: MessageSquare,
            run: () => refer(target, `${slugs.get(post) ?? post}#${id}`),
          })),
        },
      ].filter(({ choices }) => choices.length > 0)
    },
    [target],
  )
  return (
    <Picker
      label="Cross-reference"
      placeholder="Title of a post"
      find={find}
      none="No post matches."
      onClose={closeReference}
    />
  )
}
