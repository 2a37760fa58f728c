import type { PostStatus } from '../../../core/post'

/** The states of a post, as the screen calls them. */
export const STATUS_NAMES: Readonly<Record<PostStatus, string>> = {
  draft: 'Draft',
  scheduled: 'Scheduled',
  published: 'Published',
  withheld: 'Withheld',
  trashed: 'Trash',
}
