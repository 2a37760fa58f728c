import type { Source } from '../source'
import { sourceType } from './source-types'

/** What a record still wants. `missing` names the variable of the field to fill. */
export type SourceProblem =
  | { readonly kind: 'missing'; readonly variable: string; readonly label: string }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'dead-link' }
  | { readonly kind: 'no-date-seen' }

/** Everything that a source still wants, worst first. Whether it is cited is not looked at. */
export function checkSource(source: Source): SourceProblem[] {
  const problems: SourceProblem[] = []
  if (source.status === 'not-found') problems.push({ kind: 'not-found' })
  if (source.status === 'dead-link') problems.push({ kind: 'dead-link' })
  const type = sourceType(source.csl.type)
  for (const group of type.required) {
    if (group.some((variable) => isFilled(source.csl[variable]))) continue
    const variable = group[0] ?? 'title'
    const label = type.fields.find((field) => field.variable === variable)?.label ?? variable
    problems.push({ kind: 'missing', variable, label })
  }
  if (isFilled(source.csl.URL) && !source.accessed && !isFilled(source.csl.accessed) && !source.archived)
    problems.push({ kind: 'no-date-seen' })
  return problems
}

function isFilled(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() !== ''
  if (Array.isArray(value)) return value.length > 0
  return value !== undefined && value !== null
}

/** A problem in one short phrase, for tags and lists. */
export function problemWords(problem: SourceProblem): string {
  switch (problem.kind) {
    case 'not-found':
      return 'Not found yet'
    case 'dead-link':
      return 'Link dead'
    case 'no-date-seen':
      return 'No date seen'
    case 'missing':
      return `No ${problem.label.toLowerCase()}`
  }
}
