import { test } from 'vitest'
import { keepDrafts, writeDraft } from '../../../src/renderer/session/comment-drafts'
import { expectKeptWhenAnswered } from '../kept-when-answered'

test('what is written in a box counts as kept when the store has said so, not while it is on its way there', async () => {
  writeDraft({ post: 'veto', mode: 'reply', id: 'c1' }, { body: 'Kept nowhere.' })
  await expectKeptWhenAnswered(keepDrafts)
})
