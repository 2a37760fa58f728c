import { expect, test } from 'vitest'
import { planRescue } from '../../../../src/core/footnotes/rescue/rescue'
import { applyEdits } from '../../../../src/core/text-edit'
import { OLD_TEXTS } from './old-texts'

for (const { name, text, becomes, left } of OLD_TEXTS) {
  test(`${name}: ${becomes === null ? 'stays as it is' : 'becomes real notes'}`, () => {
    const plan = planRescue(text)
    const after = applyEdits(text, plan.edits)
    expect(after).toBe(becomes ?? text)
    const told = plan.left.map(({ kind, sign, line }) => `${kind.split('-')[0]} ${sign} line ${line}`)
    expect(told.join(', ')).toBe(left)
    expect(planRescue(after).edits).toEqual([])
  })
}
