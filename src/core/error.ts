import { z } from 'zod'

/**
 * Every failure Postil reports, as a value: a thrown error loses its fields on the way to the window.
 * `code` is the system's own (ENOSPC, EACCES, …); `path` is a file or folder the reader can look for.
 */
export const AppError = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('bad-request'), detail: z.string() }),
  z.strictObject({ kind: z.literal('not-found'), what: z.string() }),
  z.strictObject({ kind: z.literal('disk'), code: z.string(), path: z.string() }),
  z.strictObject({ kind: z.literal('conflict'), what: z.string(), revision: z.number().int() }),
  z.strictObject({ kind: z.literal('corrupt'), path: z.string(), detail: z.string() }),
  z.strictObject({ kind: z.literal('newer-schema'), path: z.string(), schema: z.number() }),
  z.strictObject({ kind: z.literal('not-a-library'), path: z.string() }),
  z.strictObject({ kind: z.literal('read-only'), path: z.string(), owner: z.string() }),
  z.strictObject({ kind: z.literal('cancelled') }),
  z.strictObject({ kind: z.literal('internal'), detail: z.string() }),
])
export type AppError = z.infer<typeof AppError>
