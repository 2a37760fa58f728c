import type { HtmlTemplate } from './template'

/** The levels of a document's headings on a page, given out in the order they stand. */
export class HeadingLevels {
  private readonly open: number[] = []
  private next = 0

  constructor(private readonly levels: readonly number[]) {}

  /** The name of a heading's element where it begins or, with `ends`, ends. */
  tag(ends: boolean): string {
    const level = ends ? this.open.pop() : this.levels[this.next++]
    if (!ends) this.open.push(level ?? 2)
    return `h${level ?? 2}`
  }
}

/**
 * Plans the levels of headings below one that has the level `above`. What stands under what stays as it was written, but no
 * level is left out, and none stands beside what is above: no outline and no validator takes either.
 */
export function headingLevels(templates: readonly HtmlTemplate[], above: number): number[] {
  const levels: number[] = []
  const outer: { readonly written: number; readonly printed: number }[] = []
  for (const { slots } of templates)
    for (const slot of slots) {
      if (slot.kind !== 'heading-tag' || slot.ends) continue
      while ((outer.at(-1)?.written ?? 0) >= slot.level) outer.pop()
      const printed = Math.min((outer.at(-1)?.printed ?? above) + 1, 6)
      outer.push({ written: slot.level, printed })
      levels.push(printed)
    }
  return levels
}
