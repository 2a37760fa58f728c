import type { Post } from '../post'
import { printDate } from '../printed-date'
import { type Html, html } from './html'

/** A topic as the line under the title names it; without `href` only its words print. */
export interface TopicLink {
  readonly title: string
  readonly href?: string
}

/** What an article says of itself above its text; `authors` are names. */
export interface ArticleHead extends Pick<Post, 'title' | 'status' | 'date' | 'language'> {
  readonly authors: readonly string[]
}

/** The title and the line under it. */
export function articleHead(head: ArticleHead, topics: readonly TopicLink[] = []): Html {
  const authors = head.authors.length > 0 && html`${joined(head.authors.map((name) => html`<bdi>${name}</bdi>`))} · `
  const status = STATUS_WORDS[head.status]
  const date = html`<time datetime="${head.date}">${printDate(head.date, head.language)}</time>`
  const filed = topics.map(({ title, href }) =>
    href === undefined ? html`${title}` : html`<a href="${href}">${title}</a>`,
  )
  return html`<h1>${head.title.trim() === '' ? 'Untitled' : head.title}</h1>
<p class="by">${status !== '' && html`${status} · `}${authors}${date}${filed.length > 0 && html`<i> · </i><span>${joined(filed)}</span>`}</p>`
}

/** A page of what is not published says so. */
const STATUS_WORDS: Readonly<Record<Post['status'], string>> = {
  draft: 'Draft',
  scheduled: 'Scheduled',
  published: '',
  withheld: 'Withheld',
  trashed: 'In the trash',
}

/** "A", "A and B", "A, B and C". */
function joined(pieces: readonly Html[]): Html[] {
  return pieces.map((piece, at) => html`${at === 0 ? '' : at === pieces.length - 1 ? ' and ' : ', '}${piece}`)
}
