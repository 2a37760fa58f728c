import { FileText } from 'lucide-react'
import type { PostSummary } from '../../../core/post'
import { session } from '../../session/session'
import { longDate } from '../../ui/dates'
import type { ChoiceGroup } from '../../ui/Picker'
import { bestFirst } from './rank'

/** At most this many posts are offered at once. */
const MOST = 50

/** The posts that fit what was typed, best first, as choices that do `run`. */
export function postChoices(query: string, run: (post: PostSummary) => void, most = MOST): ChoiceGroup[] {
  const posts = session().posts.filter((post) => post.status !== 'trashed')
  const found = bestFirst(posts, query, (post) => post.title).slice(0, most)
  const choices = found.map((post) => ({
    id: `post-${post.id}`,
    label: post.title === '' ? 'Untitled' : post.title,
    hint: `(${longDate(post.date)})`,
    icon: FileText,
    run: () => run(post),
  }))
  return choices.length === 0 ? [] : [{ title: 'Posts', choices }]
}
