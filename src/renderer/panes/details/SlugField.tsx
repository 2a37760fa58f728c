import { TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { permalinkPath, webAddress } from '../../../core/export/site/paths'
import { Slug } from '../../../core/identifier'
import type { Library } from '../../../core/library'
import type { Post } from '../../../core/post'
import { useSession } from '../../session/session'
import styles from './DetailsTab.module.css'

interface Props {
  readonly post: Post
  readonly onChange: (slug: string) => void
}

/** The part of the address that names the post, with the whole address under it. A wrong one is told, and not saved. */
export function SlugField({ post, onChange }: Props) {
  const [typed, setTyped] = useState(post.slug)
  useEffect(() => setTyped(post.slug), [post.slug])
  const posts = useSession((state) => state.posts)
  const library = useSession((state) => state.library)
  const problem = problemOf(typed, (slug) => posts.some((other) => other.slug === slug && other.id !== post.id))
  return (
    <TextInput
      className={styles.wide ?? ''}
      label="Slug"
      description={library ? addressOf(library, { ...post, slug: problem === null ? typed : post.slug }) : ''}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={typed}
      error={problem}
      onChange={(event) => {
        const next = event.currentTarget.value
        setTyped(next)
      }}
      onBlur={() => {
        if (problem === null && typed !== post.slug) onChange(typed)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && problem === null && typed !== post.slug) onChange(typed)
      }}
    />
  )
}

/** Where the post will stand: on the web if the site has an address, else in the site's folder. */
function addressOf({ baseUrl, settings }: Library, post: Post): string {
  const path = permalinkPath(settings.site.permalink, post)
  return webAddress(baseUrl, path) ?? path
}

function problemOf(slug: string, taken: (slug: string) => boolean): string | null {
  const parsed = Slug.safeParse(slug)
  if (!parsed.success)
    return `This is no address yet: ${parsed.error.issues[0]?.message ?? 'it has signs it cannot hold'}.`
  return taken(slug) ? 'Another post has this address. Choose another word.' : null
}
