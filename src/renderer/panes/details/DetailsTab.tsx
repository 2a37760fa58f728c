import { MultiSelect, NativeSelect, Textarea } from '@mantine/core'
import { useShallow } from 'zustand/react/shallow'
import type { Post, PostChanges, PostStatus } from '../../../core/post'
import { editPost } from '../../session/posts'
import { changeSlug } from '../../session/references'
import { useSession } from '../../session/session'
import { longDate } from '../../ui/dates'
import { LanguageField } from '../../ui/LanguageField'
import { TagsField } from '../../ui/TagsField'
import { STATUS_NAMES } from '../posts/status-names'
import { Backlinks } from './Backlinks'
import { DateFields } from './DateFields'
import styles from './DetailsTab.module.css'
import { PictureField } from './PictureField'
import { SlugField } from './SlugField'
import { useTopics } from './topics'

/** What each status means, in a line under the choice. */
const MEANING: Readonly<Record<PostStatus, string>> = {
  draft: 'Only you see it. It is not exported with the site.',
  scheduled: 'It joins the site on its date.',
  published: 'It is part of the site.',
  withheld: 'Kept off the site, without deleting it.',
  trashed: 'In the trash. You can restore it for as long as you keep the trash.',
}

/** Status, dates, address and the other facts of one post. Every change saves itself, as the text does. */
export function DetailsTab({ post }: { readonly post: string }) {
  // All but the words, so that writing does not draw the form anew at each key.
  const draft = useSession(
    useShallow((state) => {
      const whole = state.desk[post]?.draft
      return whole ? { ...whole, body: '' } : null
    }),
  )
  const readOnly = useSession((state) => state.readOnly !== null)
  if (!draft) return null
  const change = (changes: PostChanges) => editPost(post, changes)
  return (
    <fieldset className={styles.form} disabled={readOnly} aria-label="Details of this post">
      <NativeSelect
        className={styles.wide ?? ''}
        label="Status"
        description={MEANING[draft.status]}
        inputWrapperOrder={['label', 'input', 'description']}
        value={draft.status}
        onChange={(event) => change({ status: event.currentTarget.value as PostStatus })}
        data={Object.entries(STATUS_NAMES).map(([value, label]) => ({ value, label }))}
      />
      <DateFields date={draft.date} status={draft.status} onChange={(date) => change({ date })} />
      <SlugField post={draft} onChange={(slug) => changeSlug(post, slug)} />
      <People draft={draft} change={change} />
      <Textarea
        className={styles.wide ?? ''}
        label="Excerpt"
        description="For lists and feeds. Without one, the opening words stand there."
        inputWrapperOrder={['label', 'input', 'description']}
        autosize
        minRows={2}
        maxRows={8}
        spellCheck
        value={draft.excerpt}
        onChange={(event) => change({ excerpt: event.currentTarget.value })}
      />
      <PictureField picture={draft.picture} onChange={(picture) => change({ picture })} />
      <LanguageField className={styles.wide} language={draft.language} onChange={(language) => change({ language })} />
      <Backlinks post={post} prints={`${draft.title || 'Untitled'} (${longDate(draft.date)})`} />
      <Facts draft={draft} />
    </fieldset>
  )
}

interface PeopleProps {
  readonly draft: Post
  readonly change: (changes: PostChanges) => void
}

function People({ draft, change }: PeopleProps) {
  const authors = useSession((state) => state.library?.authors ?? NONE)
  const topics = useTopics()
  const known = new Set(topics.map((topic) => topic.value))
  return (
    <>
      <MultiSelect
        className={styles.wide ?? ''}
        label="Authors"
        placeholder={draft.authors.length === 0 ? 'Who wrote it' : ''}
        data={authors.map((author) => ({ value: author.id, label: author.name }))}
        value={[...draft.authors]}
        onChange={(next) => change({ authors: next })}
        nothingFoundMessage="Authors are added in Settings."
      />
      <MultiSelect
        className={styles.wide ?? ''}
        label="Topics"
        placeholder={draft.topics.length === 0 ? 'Where it belongs' : ''}
        searchable
        data={[...topics, ...draft.topics.filter((id) => !known.has(id)).map((id) => ({ value: id, label: id }))]}
        value={[...draft.topics]}
        onChange={(next) => change({ topics: next })}
        nothingFoundMessage="Topics are made on the Topics screen."
      />
      <TagsField className={styles.wide} tags={draft.tags} onChange={(tags) => change({ tags })} />
    </>
  )
}

const NONE: never[] = []

function Facts({ draft }: { readonly draft: Post }) {
  const show = (timestamp: string) =>
    new Date(timestamp).toLocaleString('en-US', { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <p className={styles.facts}>
      Begun {show(draft.created)}. Last changed {show(draft.modified)}.
    </p>
  )
}
