import { beforeEach, expect, test, vi } from 'vitest'
import { changeSlug, keepSlug, useSlugChange } from '../../src/renderer/session/references'
import { session, useSession } from '../../src/renderer/session/session'
import { useToast } from '../../src/renderer/ui/toast'
import { storedPost } from './stored-post'

const post = storedPost(1, '')
const place = { post: 'oaths', title: 'Oaths', comment: null, name: post.slug, words: 'As in [[the-veto]].' }

/** Answers the lookings for texts that name the post, in the order in which they were asked for. */
let answers: ((places: readonly (typeof place)[]) => void)[] = []

beforeEach(() => {
  answers = []
  const request = (channel: string) =>
    new Promise((resolve) => {
      if (channel !== 'references.to') throw new Error(`not expected: ${channel}`)
      answers.push((places) => resolve(JSON.stringify({ ok: true, value: places })))
    })
  vi.stubGlobal('window', { postil: { request } })
  useSession.setState({ desk: { veto: { saved: post, draft: post, save: { kind: 'saved' }, theirs: null } } })
  keepSlug()
})

const question = () => useSlugChange.getState().change

test('a new slug that is handed over twice is asked about once: what the person answered is not asked again', async () => {
  // On Enter and as the field is left meanwhile, and once more when the dialog is drawn and takes the keyboard.
  const stop = useSlugChange.subscribe(() => {
    stop()
    queueMicrotask(() => void changeSlug('veto', 'veto'))
  })
  const both = Promise.all([changeSlug('veto', 'veto'), changeSlug('veto', 'veto')])
  await vi.waitFor(() => expect(answers).not.toHaveLength(0))
  answers[0]?.([place])
  await both
  expect(question()).toMatchObject({ from: 'the-veto', to: 'veto' })
  keepSlug()
  await new Promise((resolve) => setTimeout(resolve))
  expect(question()).toBeNull()
  expect(answers).toHaveLength(1)

  const anew = changeSlug('veto', 'veto')
  await vi.waitFor(() => expect(answers).toHaveLength(2))
  answers[1]?.([place])
  await anew
  expect(question()).not.toBeNull()
})

test('of two new slugs the one that was handed over last is asked about', async () => {
  const both = Promise.all([changeSlug('veto', 'veto'), changeSlug('veto', 'vetoes')])
  await vi.waitFor(() => expect(answers).toHaveLength(2))
  answers[1]?.([place])
  answers[0]?.([place])
  await both
  expect(question()).toMatchObject({ to: 'vetoes' })
  keepSlug()

  // Back to the slug that the post has, while another one is looked into.
  const back = Promise.all([changeSlug('veto', 'veto'), changeSlug('veto', 'the-veto')])
  await vi.waitFor(() => expect(answers).toHaveLength(3))
  answers[2]?.([place])
  await back
  expect(question()).toBeNull()
  expect(session().desk.veto?.draft.slug).toBe('the-veto')
})

test('where it cannot be known which texts name the post by its old slug, it keeps that, and says why', async () => {
  const error = { kind: 'corrupt', path: 'posts/oaths.json', detail: 'the file is empty' }
  vi.stubGlobal('window', { postil: { request: async () => JSON.stringify({ ok: false, error }) } })
  await changeSlug('veto', 'veto')
  expect(session().desk.veto?.draft.slug).toBe('the-veto')
  expect(useToast.getState().toast?.text).toContain('The address stays as it was. posts/oaths.json could not be read')
})
