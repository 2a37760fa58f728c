import { Post } from '../../src/core/post'

/** A post as the store hands it out, with this revision and text. */
export function storedPost(revision: number, body: string): Post {
  return Post.parse({
    schema: 1,
    id: 'veto',
    revision,
    title: 'The Veto',
    slug: 'the-veto',
    status: 'draft',
    date: '2026-01-01T00:00:00Z',
    created: '2026-01-01T00:00:00Z',
    modified: '2026-01-01T00:00:00Z',
    body,
  })
}
