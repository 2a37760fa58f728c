import type { Match } from '../../../core/editing/find'
import { currentEditor } from '../../editor/port'

/** Only so many matches around the one the bar stands at are painted. */
const PAINTED = 400

/**
 * Paints matches behind the text, and the one at `at` stronger, also after lines were drawn anew. Answers the function
 * that takes the paint away.
 */
export function keepPainted(matches: readonly Match[], at: number): () => void {
  let frame = 0
  const paint = () => {
    frame = 0
    paintMatches(matches, at)
  }
  // Two frames: the first draws the marks of lines that came into view, which parts their letters anew.
  const again = () => {
    if (frame === 0)
      frame = requestAnimationFrame(() => {
        frame = requestAnimationFrame(paint)
      })
  }
  // Says to the style sheet that matches are painted; a rule that looks for the bar itself is weighed at each key.
  document.documentElement.dataset.finding = ''
  paint()
  again()
  const stop = currentEditor()?.onScroll(again)
  return () => {
    stop?.()
    cancelAnimationFrame(frame)
    delete document.documentElement.dataset.finding
    CSS.highlights.delete('find')
    CSS.highlights.delete('find-here')
  }
}

function paintMatches(matches: readonly Match[], at: number): void {
  const editor = currentEditor()
  const first = Math.max(0, at - PAINTED / 2)
  const near = matches.slice(first, first + PAINTED)
  const ranges = near.map((match) => editor?.rangeOf(match.from, match.to) ?? null)
  CSS.highlights.set('find', new Highlight(...ranges.filter((range) => range !== null)))
  const here = ranges[at - first]
  CSS.highlights.set('find-here', new Highlight(...(here ? [here] : [])))
}
