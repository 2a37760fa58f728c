import { actingAuthor, mustAskWhoWrites } from '../../core/acting-author'
import type { Author } from '../../core/author'
import { setPreferences } from './preferences'
import { type Session, session } from './session'

/** The author who writes at this machine: new posts and replies are his, changes of comments carry his name. */
export function ownAuthor({ library, preferences, dir }: Session = session()): Author | null {
  return actingAuthor(library?.authors ?? [], preferences.writesAs[dir])
}

/** Whether the person has to be asked which of the library's authors they are. */
export function asksWhoWrites({ library, preferences, dir, readOnly }: Session = session()): boolean {
  return readOnly === null && mustAskWhoWrites(library?.authors ?? [], preferences.writesAs[dir])
}

/** Remembers, for this machine and this library, who writes. */
export function writeAs(author: string): void {
  const { dir, preferences } = session()
  setPreferences({ writesAs: { ...preferences.writesAs, [dir]: author } })
}
