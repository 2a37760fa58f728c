import { test } from 'vitest'
import { Post } from '../../src/core/post'
import { keepJournal } from '../../src/renderer/session/journal'
import { useSession } from '../../src/renderer/session/session'
import { expectKeptWhenAnswered } from './kept-when-answered'

const saved = Post.parse({
  schema: 1,
  id: 'veto',
  revision: 1,
  title: 'The Veto',
  slug: 'the-veto',
  status: 'draft',
  date: '2026-01-01T00:00:00Z',
  created: '2026-01-01T00:00:00Z',
  modified: '2026-01-01T00:00:00Z',
  body: 'Here.',
})

test('typing counts as kept when the journal has said so, not while it is on its way there', async () => {
  const draft = { ...saved, body: 'Here. Kept nowhere.' }
  useSession.setState({ desk: { veto: { saved, draft, save: { kind: 'unsaved' }, theirs: null } } })
  await expectKeptWhenAnswered(keepJournal)
})
