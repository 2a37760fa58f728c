import { Button, TextInput } from '@mantine/core'
import { Check } from 'lucide-react'
import { useEffect, useState } from 'react'
import { withCommas } from '../../../core/counted'
import { describeError } from '../../../core/error-words'
import type { SiteReport } from '../../../ipc/shapes'
import {
  chooseSiteFolder,
  compareSite,
  exportSite,
  lookAtSite,
  openSite,
  type SiteState,
  stopSite,
  useSite,
  watchSite,
} from '../../session/site'
import pane from '../../ui/Pane.module.css'
import { ExportProgress } from './ExportProgress'
import styles from './SiteScreen.module.css'

/** How many pages the plan shows before the rest is asked for. */
const SHOWN = 12

/** Compares the library with a folder and writes what changed. */
export function ExportPanel() {
  const state = useSite()
  useEffect(watchSite, [])
  useEffect(() => void lookAtSite(), [])
  return (
    <>
      <div className={`${pane.scroll} ${styles.scroll}`}>
        <div className={styles.page}>
          <h1>Export the site</h1>
          <p className={styles.lead}>
            Postil compares the library with what is in the folder and writes only what changed. Nothing leaves this
            computer.
          </p>
          <div className={styles.folder}>
            <TextInput label="Folder" readOnly value={state.folder ?? ''} placeholder="No folder chosen yet" />
            <Button onClick={() => void chooseSiteFolder()} disabled={state.phase === 'writing'}>
              Choose…
            </Button>
          </div>
          {state.failure !== null && (
            <p role="alert" className={styles.problem}>
              {describeError(state.failure)}
            </p>
          )}
          {state.report !== null && <Plan report={state.report} state={state} />}
        </div>
      </div>
      <Foot state={state} />
    </>
  )
}

function Plan({ report, state }: { readonly report: SiteReport; readonly state: SiteState }) {
  const [all, setAll] = useState(false)
  const { changes, same } = report
  const count = (change: string) => changes.filter((entry) => entry.change === change).length
  const current = changes.findIndex(({ path }) => path === state.progress?.what)
  const shown = all ? changes : changes.slice(0, SHOWN)
  return (
    <>
      <dl className={styles.sums}>
        <Sum value={count('new')} words="new" />
        <Sum value={count('changed')} words="changed" />
        <Sum value={count('removed')} words="to remove" />
        <Sum value={same} words="as they were" />
      </dl>
      {changes.length === 0 ? (
        <p className={styles.lead}>Nothing has changed since the last export.</p>
      ) : (
        <table className={styles.plan} aria-label="Pages that change">
          <colgroup>
            <col style={{ width: '6.5rem' }} />
            <col />
            <col style={{ width: '34%' }} />
            <col style={{ width: '2rem' }} />
          </colgroup>
          <thead>
            <tr>
              <th scope="col">Change</th>
              <th scope="col">Page</th>
              <th scope="col">Why</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {shown.map(({ path, change, why }, at) => (
              <tr key={path} data-change={change}>
                <td>{CHANGE_WORDS[change]}</td>
                <td>{path.replace(/\/index\.html$/, '')}</td>
                <td>{why}</td>
                <td>{state.phase === 'writing' && <Mark at={at} current={current} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {changes.length > shown.length && (
        <Button variant="subtle" size="xs" className={styles.more ?? ''} onClick={() => setAll(true)}>
          {`Show ${withCommas(changes.length - shown.length)} more pages`}
        </Button>
      )}
    </>
  )
}

const CHANGE_WORDS = { new: 'New', changed: 'Changed', removed: 'Removed' } as const

function Sum({ value, words }: { readonly value: number; readonly words: string }) {
  return (
    <div>
      <dt>{words}</dt>
      <dd>{withCommas(value)}</dd>
    </div>
  )
}

function Mark({ at, current }: { readonly at: number; readonly current: number }) {
  if (current < 0 || at > current) return null
  if (at === current) return <span className={styles.now} />
  return <Check size={16} aria-label="Written" />
}

function Foot({ state }: { readonly state: SiteState }) {
  const { phase, progress, report, folder } = state
  if (phase === 'writing') {
    return (
      <div className={styles.run}>
        <ExportProgress done={progress?.done ?? 0} total={progress?.total ?? 0} />
        <div className={styles.row} role="status">
          <b>
            {progress
              ? `Writing page ${withCommas(progress.done + 1)} of ${withCommas(progress.total)}`
              : 'Reading the library'}
          </b>
          <span className={styles.what}>{progress?.what.replace(/\/index\.html$/, '')}</span>
          <span className={pane.grow} />
          <span className={styles.hint}>If you stop, the folder stays as it was.</span>
          <Button onClick={() => void stopSite()}>Stop</Button>
        </div>
      </div>
    )
  }
  const pages = report?.changes.length ?? 0
  return (
    <div className={styles.run}>
      <div className={styles.row} role="status">
        <span className={styles.what}>{phase === 'comparing' ? 'Comparing…' : ''}</span>
        <span className={pane.grow} />
        {folder !== null && (
          <Button variant="subtle" onClick={() => void compareSite()} disabled={phase !== 'idle'}>
            Compare again
          </Button>
        )}
        {report !== null && report.same > 0 && <Button onClick={() => void openSite()}>Open the site</Button>}
        <Button
          variant="filled"
          onClick={() => void exportSite()}
          disabled={folder === null || phase !== 'idle' || pages === 0}
        >
          {pages === 0 ? 'Export' : `Export ${withCommas(pages)} ${pages === 1 ? 'page' : 'pages'}`}
        </Button>
      </div>
    </div>
  )
}
