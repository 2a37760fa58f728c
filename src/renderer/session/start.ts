import { describeError } from '../../core/error-words'
import { listen, request } from '../bridge'
import { isBehindDialog } from '../commands/keymap'
import { findCommand, runCommand } from '../commands/registry'
import { adoptChanges } from './changes'
import { keepHeld } from './holders'
import { keepJournal, startJournal } from './journal'
import { startKeeping } from './keeping'
import { enterLibrary, openLibrary } from './library'
import { followModeration } from './moderation'
import { applyPreferences } from './preferences'
import { flushAll } from './saving'
import { type OpenPost, session, useSession } from './session'
import { followSources } from './sources'

/** Asks the main process for everything the first paint needs, and listens to what it has to say from then on. */
export async function start(): Promise<void> {
  listenToMain()
  startJournal()
  startKeeping()
  followSources()
  followModeration()
  void request('app.started', {})
  const reply = await request('app.bootstrap', {})
  if (!reply.ok) {
    useSession.setState({ phase: 'welcome', failure: reply.error })
    return
  }
  const { view, failure, preferences, platform, version } = reply.value
  useSession.setState({ failure, platform, version })
  applyPreferences(preferences)
  if (view) enterLibrary(view)
  else useSession.setState({ phase: 'welcome' })
}

function listenToMain(): void {
  listen('menu.command', runFromMenu)
  listen('library.changed', (changed) => void adoptChanges(changed))
  listen('library.openRequested', ({ dir }) => void openLibrary(dir))
  listen('app.closing', () => void closeWhenSaved())
}

function runFromMenu(name: string): void {
  const command = findCommand(name)
  if (command && !isBehindDialog(command)) runCommand(name)
}

/** Saves all that is open; then the main process may close the window, or it asks the person, with what is not saved. */
async function closeWhenSaved(): Promise<void> {
  await flushAll()
  const unkept = (await keepHeld()).map(({ what, error }) => `${what}: ${describeError(error)}`)
  await keepJournal()
  const unsaved = Object.values(session().desk).filter((post) => post.save.kind !== 'saved')
  const reasons = [...unsaved.map(whyUnsaved), ...unkept]
  if (reasons.length === 0) await request('app.closeReady', {})
  else await request('app.closeRefused', { reason: reasons.join('\n').slice(0, 2000) })
}

function whyUnsaved({ draft, save }: OpenPost): string {
  const title = draft.title === '' ? 'Untitled' : draft.title
  return save.kind === 'failed'
    ? `“${title}”: ${describeError(save.error)}`
    : `“${title}” has changes that are not saved.`
}
