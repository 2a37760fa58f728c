import { expect, test } from 'vitest'
import { type LineMark, lineMarks } from '../../src/core/editing/line-marks'
import { scanNotes } from '../../src/core/footnotes/scan'
import type { PostSummary } from '../../src/core/post'
import { judgeMarks } from '../../src/renderer/editor/judge-marks'
import { useAnalysis } from '../../src/renderer/preview/analysis'
import { useSession } from '../../src/renderer/session/session'

test('a cross-reference leads nowhere when there is no such post, also in a text whose notes are right, and no longer when there is', () => {
  const text = 'See [[veto]], [[veto#c1]] and [[oath]].'
  let isBroken: (mark: LineMark) => boolean = () => false
  const broken = () =>
    lineMarks(text)
      .filter((mark) => isBroken(mark))
      .map(({ name }) => name)
  const summaries = (...ids: string[]) => ids.map((id) => ({ id, slug: id }) as PostSummary)
  useSession.setState({ posts: summaries('veto') })
  useAnalysis.setState({ post: 'veto', text, scan: scanNotes(text) })
  const stop = judgeMarks({
    post: 'veto',
    judgeMarks: (judge) => {
      isBroken = judge
    },
  })
  expect(broken()).toEqual(['oath'])
  useSession.setState({ posts: summaries('oath') })
  expect(broken()).toEqual(['veto', 'veto#c1'])
  stop()
})
