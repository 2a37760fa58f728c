import { firstWhere } from '../../ordered'
import { applyEdits, type TextEdit } from '../../text-edit'

/** A stretch of a text behind which plain signs hide, and the splices inside it that bring them out. */
export interface Cover {
  readonly from: number
  readonly to: number
  /** In order. */
  readonly edits: readonly TextEdit[]
}

interface Stretch {
  readonly from: number
  readonly to: number
}

/** A splice of a cover: where what it inserts stands in the uncovered text, and by how much all splices before it move that. */
interface Step extends Stretch {
  readonly insert: string
  readonly shift: number
  readonly after: number
}

/** A text without covers, and the way back: what is planned on it becomes splices that open only the covers they touch. */
export class UncoveredText {
  readonly text: string
  private readonly steps: Step[] = []
  /** The covers in the uncovered text, and the first and last step of each. */
  private readonly opened: (Stretch & { readonly first: number; readonly end: number })[] = []

  /** Takes covers in the order of the text; they must not overlap. */
  constructor(covered: string, covers: readonly Cover[]) {
    this.text = applyEdits(
      covered,
      covers.flatMap(({ edits }) => edits),
    )
    let shift = 0
    for (const cover of covers) {
      const [from, first] = [cover.from + shift, this.steps.length]
      for (const { from: at, to, insert } of cover.edits) {
        const after = shift + insert.length - (to - at)
        this.steps.push({ from: at + shift, to: at + shift + insert.length, insert, shift, after })
        shift = after
      }
      this.opened.push({ from, to: cover.to + shift, first, end: this.steps.length })
    }
  }

  /** The splices of the covered text that do there what `edits` do in the uncovered one; `all` opens covers apart from them, too. */
  editsOf(edits: readonly TextEdit[], opened: 'touched' | 'all' = 'touched'): TextEdit[] {
    const steps = opened === 'all' ? this.steps : [...this.touchedBy(edits)]
    const all = [...steps, ...edits].sort((a, b) => a.from - b.from || a.to - b.to)
    const result: TextEdit[] = []
    for (let index = 0; index < all.length; ) {
      const from = all[index]?.from ?? 0
      let to = from
      const group: (Step | TextEdit)[] = []
      for (let next = all[index]; next && (group.length === 0 || next.from <= to); next = all[index]) {
        group.push(next)
        to = Math.max(to, next.to)
        index += 1
      }
      const own = group.filter((one): one is TextEdit => !('shift' in one))
      const inside = own.map((edit) => ({ ...edit, from: edit.from - from, to: edit.to - from }))
      const place = this.placeOf({ from, to }, group.filter((one) => 'shift' in one) as Step[])
      result.push({ ...place, insert: applyEdits(this.text.slice(from, to), inside) })
    }
    return result
  }

  /** Where something of the uncovered text stands in the covered one, the splices that brought it out included. */
  rangeOf({ from, to }: Stretch): Stretch {
    const first = firstWhere(this.steps, (step) => step.to > from)
    const end = firstWhere(this.steps, (step) => step.from >= to)
    return this.placeOf({ from, to }, this.steps.slice(first, end))
  }

  private placeOf({ from, to }: Stretch, steps: readonly Step[]): Stretch {
    const before = this.steps[firstWhere(this.steps, (step) => step.to > from) - 1]?.after ?? 0
    const [shift, after] = [steps[0]?.shift ?? before, steps.at(-1)?.after ?? before]
    return { from: from - shift, to: to - after }
  }

  private *touchedBy(edits: readonly TextEdit[]): Generator<Step> {
    const seen = new Set<number>()
    for (const edit of edits) {
      for (let at = firstWhere(this.opened, ({ to }) => to >= edit.from); at < this.opened.length; at += 1) {
        const cover = this.opened[at]
        if (!cover || cover.from > edit.to) break
        // One that left nothing behind is a point.
        const touches = cover.from === cover.to || (cover.from < edit.to && cover.to > edit.from)
        if (!touches || seen.has(at)) continue
        seen.add(at)
        yield* this.steps.slice(cover.first, cover.end)
      }
    }
  }
}
