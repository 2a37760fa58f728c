import { diffTexts } from '../../core/history/text-diff'
import { answerJobs } from '../workers/answer-jobs'
import type { Comparison } from './comparer'

answerJobs(async (job: Comparison) => {
  if (job.of === 'texts') return diffTexts(job.before, job.after)
  // It counts notes, and brings the reader of Markdown along.
  const { summariseChange } = await import('../../core/history/change-summary')
  return summariseChange(job.before, job.after)
})
