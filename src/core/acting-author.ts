import type { Author } from './author'

/** The author who writes at this machine: the one chosen for it, else the first; null in a library without authors. */
export function actingAuthor(authors: readonly Author[], chosen: string | undefined): Author | null {
  return authors.find(({ id }) => id === chosen) ?? authors[0] ?? null
}

/** Whether it has to be asked who writes here: several could, and none of them was chosen. */
export function mustAskWhoWrites(authors: readonly Author[], chosen: string | undefined): boolean {
  return authors.length > 1 && !authors.some(({ id }) => id === chosen)
}
