import type { Preferences } from '../../ipc/shapes'
import { request } from '../bridge'
import { session, useSession } from './session'

/** Takes the preferences over and lets them show: the text size scales every rem. */
export function applyPreferences(preferences: Preferences): void {
  useSession.setState({ preferences })
  document.documentElement.style.setProperty('--text-size', String(preferences.textSize))
}

/** Changes preferences at once on screen and then in the file. */
export function setPreferences(changes: Partial<Preferences>): void {
  applyPreferences({ ...session().preferences, ...changes })
  void request('app.setPreferences', changes)
}
