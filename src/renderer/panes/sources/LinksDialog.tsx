import { Button, Progress } from '@mantine/core'
import { useEffect, useState } from 'react'
import { describeError } from '../../../core/error-words'
import type { Output } from '../../../ipc/contract'
import { listen, request } from '../../bridge'
import { saveSource } from '../../session/source-edits'
import { useSources } from '../../session/sources'
import { changeView, useSourcesView } from '../../session/sources-view'
import { Dialog } from '../../ui/Dialog'
import styles from './Sources.module.css'

type Outcomes = Output<'sources.checkLinks'>
type State =
  | { readonly kind: 'asking' }
  | { readonly kind: 'running'; readonly done: number; readonly total: number; readonly what: string }
  | { readonly kind: 'told'; readonly outcomes: Outcomes }
  | { readonly kind: 'failed'; readonly words: string }

/** Asks the addresses of all sources, only after the author said so, and tells which are dead. */
export function LinksDialog() {
  const opened = useSourcesView((state) => state.dialog === 'links')
  return opened ? <Links /> : null
}

/** What was told is forgotten with the dialog: the next time asks anew. */
function Links() {
  const [state, setState] = useState<State>({ kind: 'asking' })
  useEffect(
    () =>
      listen('task.progress', ({ task, done, total, what }) => {
        if (task === 'sources.links')
          setState((now) => (now.kind === 'running' ? { kind: 'running', done, total, what } : now))
      }),
    [],
  )
  const close = () => {
    if (state.kind === 'running') void request('sources.stopCheckingLinks', {})
    changeView({ dialog: null })
  }
  const run = async () => {
    setState({ kind: 'running', done: 0, total: 0, what: '' })
    const reply = await request('sources.checkLinks', { keys: null })
    if (!reply.ok) setState({ kind: 'failed', words: describeError(reply.error) })
    else {
      await markDead(reply.value)
      setState({ kind: 'told', outcomes: reply.value })
    }
  }
  return (
    <Dialog
      title="Check links"
      onClose={close}
      actions={
        <>
          <Button onClick={close}>
            {state.kind === 'running' ? 'Stop' : state.kind === 'asking' ? 'Cancel' : 'Close'}
          </Button>
          {state.kind === 'asking' && (
            <Button variant="filled" data-autofocus onClick={() => void run()}>
              Check now
            </Button>
          )}
        </>
      }
    >
      <Body state={state} />
    </Dialog>
  )
}

function Body({ state }: { readonly state: State }) {
  if (state.kind === 'asking')
    return <p>Postil will ask each web address of your sources once. Nothing else leaves this computer.</p>
  if (state.kind === 'failed') return <p>{state.words}</p>
  if (state.kind === 'running')
    return (
      <>
        <p>
          {state.total === 0 ? 'Beginning …' : `${state.done} of ${state.total}`}{' '}
          <span className="dim">{state.what.slice(0, 80)}</span>
        </p>
        <Progress value={state.total === 0 ? 0 : (state.done / state.total) * 100} size={3} aria-label="Links" />
      </>
    )
  const told = state.outcomes.filter((outcome) => outcome.state !== 'fine')
  return (
    <>
      <p>
        {told.length === 0
          ? `All ${state.outcomes.length} links answered.`
          : `${state.outcomes.length - told.length} of ${state.outcomes.length} links answered.`}
      </p>
      <ul className={styles.report}>
        {told.map(({ key, url, state: how, reason }) => (
          <li key={key}>
            <span className={styles.tag} data-warn={how === 'dead' || undefined}>
              {reason}
            </span>{' '}
            <button type="button" onClick={() => changeView({ dialog: null, tab: 'all', query: '', selected: key })}>
              @{key}
            </button>{' '}
            <span className="dim">{url}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

/** A link that is surely dead is marked so; one that answers again is in use again. */
async function markDead(outcomes: Outcomes): Promise<void> {
  for (const { key, state } of outcomes) {
    const source = useSources.getState().index.find(key)
    if (!source) continue
    if (state === 'dead' && source.status !== 'dead-link' && source.status !== 'archived')
      await saveSource(source, { status: 'dead-link' })
    if (state === 'fine' && source.status === 'dead-link') await saveSource(source, { status: 'cited' })
  }
}
