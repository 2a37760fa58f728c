import { diffTexts } from '../../core/history/text-diff'
import { answerJobs } from '../workers/answer-jobs'
import type { DiffJob } from './use-text-diff'

answerJobs(({ before, after }: DiffJob) => diffTexts(before, after))
