import { Button } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { describeError } from '../../../core/error-words'
import { runCommand } from '../../commands/registry'
import { useSession } from '../../session/session'
import { EmptyState } from '../../ui/EmptyState'
import { firstPaint } from '../../ui/first-paint'
import pane from '../../ui/Pane.module.css'
import { PostNotices } from '../notices/PostNotices'
import styles from './EditorPane.module.css'
import { FindBar } from './FindBar'
import { FormattingToolbar } from './FormattingToolbar'
import { SaveBanner } from './SaveBanner'
import { StatusBar } from './StatusBar'
import { TitleBox } from './TitleBox'
import { UnderTitle } from './UnderTitle'

const BodyEditor = lazy(async () => {
  await firstPaint
  return { default: (await import('../../editor/BodyEditor')).BodyEditor }
})

/** The third column: the text of the post on screen, under its title. */
export function EditorPane() {
  const current = useSession((state) => (state.current !== null && state.desk[state.current] ? state.current : null))
  const opening = useSession((state) => state.opening)
  return (
    <main className={`${pane.col} ${styles.pane}`} aria-label="Editor" inert={opening}>
      <FormattingToolbar disabled={current === null} />
      <SaveBanner />
      <PostNotices />
      <FindBar />
      {current === null ? <NothingOpen /> : <Sheet key={current} post={current} />}
    </main>
  )
}

function Sheet({ post }: { readonly post: string }) {
  return (
    <>
      <div className={styles.page}>
        <div className={styles.sheet} data-scroller="editor">
          <TitleBox post={post} />
          <UnderTitle post={post} />
          <Suspense fallback={<div className={styles.body} />}>
            <BodyEditor post={post} />
          </Suspense>
        </div>
      </div>
      <StatusBar post={post} />
    </>
  )
}

function NothingOpen() {
  const any = useSession((state) => state.posts.length > 0)
  const failure = useSession((state) => state.openFailure)
  const readOnly = useSession((state) => state.readOnly !== null)
  if (failure) return <EmptyState middle title="This post could not be opened." hint={describeError(failure)} />
  return (
    <EmptyState
      middle
      title={any ? 'No post is open.' : 'Nothing written yet.'}
      hint={any ? 'Choose one on the left, or begin another.' : 'Your first post is saved as you type.'}
      action={
        <Button variant="filled" disabled={readOnly} onClick={() => runCommand('post.new')}>
          New post
        </Button>
      }
    />
  )
}
