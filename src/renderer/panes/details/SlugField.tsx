import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { permalinkPath, webAddress } from '../../../core/export/site/paths'
import { Slug } from '../../../core/identifier'
import type { Library } from '../../../core/library'
import type { Post } from '../../../core/post'
import { useSession } from '../../session/session'
import { useSettling } from '../../session/unsettled'
import styles from './DetailsTab.module.css'

interface Props {
  readonly post: Post
  /** Called with the new slug on Enter and when the field is left; resolves when the post has it, or the person is asked. */
  readonly onChange: (slug: string) => Promise<void>
}

/** The part of the address that names the post, with the whole address under it. A wrong one is told, and not saved. */
export function SlugField({ post, onChange }: Props) {
  const [typed, setTyped] = useState<string | null>(null)
  const value = typed ?? post.slug
  const posts = useSession((state) => state.posts)
  const library = useSession((state) => state.library)
  const problem = problemOf(value, (slug) => posts.some((other) => other.slug === slug && other.id !== post.id))
  const settle = useSettling(async () => {
    if (problem !== null) return
    if (value !== post.slug) await onChange(value)
    // What was typed while the change was on its way stays.
    setTyped((now) => (now === value ? null : now))
  })
  return (
    <TextInput
      className={styles.wide ?? ''}
      label="Slug"
      description={library ? addressOf(library, { ...post, slug: problem === null ? value : post.slug }) : ''}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={value}
      error={problem}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) settle()
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
