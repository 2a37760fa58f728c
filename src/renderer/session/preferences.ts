import type { Preferences } from '../../ipc/shapes'
import { request } from '../bridge'
import { session, useSession } from './session'

/**
 * Takes the preferences over and lets them show: the text size scales every rem. Mantine would name the colours only behind
 * the first layout, all of whose styles were then made again.
 */
export function applyPreferences(preferences: Preferences): void {
  useSession.setState({ preferences })
  const { style, dataset } = document.documentElement
  style.setProperty('--text-size', String(preferences.textSize))
  dataset.mantineColorScheme = preferences.theme === 'system' ? systemColors() : preferences.theme
}

function systemColors(): 'light' | 'dark' {
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}

/** Changes preferences at once on screen and then in the file. */
export function setPreferences(changes: Partial<Preferences>): void {
  applyPreferences({ ...session().preferences, ...changes })
  void request('app.setPreferences', changes)
}
