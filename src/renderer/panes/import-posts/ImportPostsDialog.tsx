import { Button, Progress } from '@mantine/core'
import { counted, withCommas } from '../../../core/counted'
import {
  closeImportReport,
  type PostsReport,
  stopImport,
  takeBackImport,
  useImportPosts,
} from '../../session/import-posts'
import { Dialog } from '../../ui/Dialog'
import styles from './ImportPosts.module.css'

/** How far an import of posts is, and then what came of each file. */
export function ImportPostsDialog() {
  const { progress, report, takingBack } = useImportPosts()
  if (report) return <Report report={report} takingBack={takingBack} />
  if (!progress) return null
  const { done, total, what } = progress
  const percent = total > 0 ? Math.floor((done / total) * 100) : 0
  return (
    <Dialog
      title="Bringing in posts"
      onClose={() => undefined}
      actions={
        <Button variant="default" data-autofocus onClick={stopImport}>
          Stop
        </Button>
      }
    >
      <p className={`mid num ${styles.state}`}>
        <span>{percent} %</span> <span className={styles.what}>{what}</span>
      </p>
      <Progress className={styles.progress ?? ''} value={percent} size={3} aria-label="Import" />
    </Dialog>
  )
}

/** A list longer than this is cut: nobody reads 1,500 lines. */
const MOST = 200

const WORDS = { added: 'Brought in', skipped: 'Already there', failed: 'Not read' } as const

interface ReportProps {
  readonly report: PostsReport
  readonly takingBack: boolean
}

function Report({ report: { files, told, stopped, topicsAdded, authorsAdded }, takingBack }: ReportProps) {
  const added = files.filter(({ outcome }) => outcome === 'added')
  // What needs reading stands first.
  const order = [...files].sort((a, b) => weight(b) - weight(a))
  return (
    <Dialog
      title={titleOf(added)}
      onClose={closeImportReport}
      actions={
        <>
          {added.length > 0 && (
            <Button variant="subtle" loading={takingBack} onClick={() => void takeBackImport()}>
              Take back
            </Button>
          )}
          <Button variant="filled" data-autofocus disabled={takingBack} onClick={closeImportReport}>
            Close
          </Button>
        </>
      }
    >
      {stopped && <p className="mid">You stopped it. What had come in until then is in the library.</p>}
      {told.map(({ file, notices }) => (
        <p key={file} className="mid">
          {file}: {notices.join('; ')}
        </p>
      ))}
      <ul className={styles.report}>
        {order.slice(0, MOST).map(({ file, outcome, post, notices }) => (
          <li key={`${outcome} ${file} ${post?.id ?? notices.join()}`}>
            <span className={styles.outcome} data-warn={outcome === 'failed' || undefined}>
              {WORDS[outcome]}
            </span>
            <span>
              {post === null ? file : post.title} {post !== null && <span className="dim">{file}</span>}
              {notices.map((notice) => (
                <span key={notice} className={styles.notice}>
                  {notice}
                </span>
              ))}
            </span>
          </li>
        ))}
        {files.length > MOST && <li className="dim">and {withCommas(files.length - MOST)} more</li>}
      </ul>
      {topicsAdded.length > 0 && <p className="mid">New topics: {topicsAdded.join(', ')}</p>}
      {authorsAdded.length > 0 && <p className="mid">New authors: {authorsAdded.join(', ')}</p>}
    </Dialog>
  )
}

function weight({ outcome, notices }: PostsReport['files'][number]): number {
  if (outcome === 'failed') return 3
  if (outcome === 'skipped') return 1
  return notices.length > 0 ? 2 : 0
}

function titleOf(added: PostsReport['files']): string {
  if (added.length === 0) return 'Nothing was brought in'
  const comments = added.reduce((sum, file) => sum + file.comments, 0)
  const beside = comments > 0 ? ` with ${counted(comments, 'comment', 'comments')}` : ''
  return `${counted(added.length, 'post', 'posts')} brought in${beside}`
}
