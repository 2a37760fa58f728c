import { withCommas } from '../counted'
/** The heading of a thread, `3 thoughts on “Title”`. Takes the number of comments shown and the post's title; plain text. */
export function thoughtsOn(count: number, title: string): string {
  const thoughts = count === 1 ? '1 thought' : `${withCommas(count)} thoughts`
  return `${thoughts} on “${title.trim() === '' ? 'Untitled' : title}”`
}
