import { test } from 'vitest'
import { keepJournal } from '../../src/renderer/session/journal'
import { useSession } from '../../src/renderer/session/session'
import { expectKeptWhenAnswered } from './kept-when-answered'
import { storedPost } from './stored-post'

const saved = storedPost(1, 'Here.')

test('typing counts as kept when the journal has said so, not while it is on its way there', async () => {
  const draft = { ...saved, body: 'Here. Kept nowhere.' }
  useSession.setState({ desk: { veto: { saved, draft, save: { kind: 'unsaved' }, theirs: null } } })
  await expectKeptWhenAnswered(keepJournal)
})
