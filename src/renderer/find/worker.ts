import { findAll, finder } from '../../core/editing/find'
import { answerJobs } from '../workers/answer-jobs'
import type { FindJob } from './text-finder'

answerJobs(({ text, words, options, within }: FindJob) => {
  const made = finder(words, options)
  return made.ok ? findAll(text, made.expression, within) : null
})
