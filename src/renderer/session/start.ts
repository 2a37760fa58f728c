import { listen, request } from '../bridge'
import { runCommand } from '../commands/registry'
import { adoptChanges } from './changes'
import { keepJournal, startJournal } from './journal'
import { enterLibrary } from './library'
import { applyPreferences } from './preferences'
import { flushAll } from './saving'
import { session, useSession } from './session'

/** Asks the main process for everything the first paint needs, and listens to what it has to say from then on. */
export async function start(): Promise<void> {
  listenToMain()
  startJournal()
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
  listen('menu.command', (name) => runCommand(name))
  listen('library.changed', (changed) => void adoptChanges(changed))
  listen('app.closing', () => void closeWhenSaved())
}

/** Saves all that is open; the main process may close the window when nothing is left, else the window says why not. */
async function closeWhenSaved(): Promise<void> {
  await flushAll()
  await keepJournal()
  const unsaved = Object.values(session().desk).some((post) => post.save.kind !== 'saved')
  if (!unsaved) await request('app.closeReady', {})
}
