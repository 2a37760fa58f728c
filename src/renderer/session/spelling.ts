import { describeError } from '../../core/error-words'
import { listen, request } from '../bridge'
import { showToast } from '../ui/toast'
import { currentPost, type Session, session, useSession } from './session'

/** Tells the dictionaries which language the post on screen is written in, now and whenever it changes. */
export function followLanguage(): void {
  let told = ''
  const tell = (state: Session) => {
    const language = currentPost(state)?.draft.language ?? state.library?.language ?? 'en'
    if (language === told) return
    told = language
    void request('spelling.setLanguage', { language })
  }
  // The first post may be there already.
  tell(session())
  useSession.subscribe(tell)
}

/** Takes the lines under misspelt words away when words are judged otherwise, and has them looked up again. */
export function followDictionaries(): void {
  listen('spelling.changed', () => {
    for (const field of document.querySelectorAll<HTMLElement>('[spellcheck="true"]')) {
      field.spellcheck = false
      field.spellcheck = true
    }
  })
}

/** Takes the names of the library's sources and posts into the person's word list, and says how many were new. */
export async function learnNames(): Promise<void> {
  const reply = await request('spelling.learnNames', {})
  if (!reply.ok) showToast(`Not learned: ${describeError(reply.error)}`)
  else if (reply.value.learned === 0) showToast('No names that were not known already')
  else showToast(reply.value.learned === 1 ? '1 name learned' : `${reply.value.learned} names learned`)
}
