import type { SourceStatus } from '../../../core/source'

/** How far the author has got with a source, in words. */
export const STATUS_WORDS: Readonly<Record<SourceStatus, string>> = {
  cited: 'In use',
  seen: 'Seen',
  'not-found': 'Not found yet',
  'dead-link': 'Link dead',
  archived: 'Archived',
}
