import { z } from 'zod'

/** Names that Windows keeps for devices, whatever their extension. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/

/**
 * The id of a post, comment, author or topic. It is also a file name, so it is short, lower case (two ids never meet on
 * a disk that ignores case) and free of separators and of names Windows reserves.
 */
export const Id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]{0,79}$/, 'an id has 1 to 80 of a-z, 0-9, - and _, and begins with a letter or digit')
  .refine((id) => !RESERVED.test(id), 'this name is reserved by Windows')
export type Id = z.infer<typeof Id>

/** A slug: the part of a permalink that names a post. Letters of any script, digits, hyphens. */
export const Slug = z
  .string()
  .max(200, 'a slug has at most 200 characters')
  .regex(
    /^[\p{L}\p{N}][\p{L}\p{N}\p{M}_-]*$/u,
    'a slug has letters, digits, - and _, and begins with a letter or digit',
  )

/** A citation key in Pandoc's manner, without "/" and other characters that no file name can hold. Unique ignoring case. */
export const SourceKey = z
  .string()
  .regex(/^[\p{L}\p{N}_][\p{L}\p{N}_.:+-]{0,119}$/u, 'a key has letters, digits and _ . : + -, at most 120')

/** An instant as ISO 8601 with its offset, as the author's calendar shows it: `2016-06-10T09:00:00-04:00` or `…Z`. */
export const Timestamp = z.iso.datetime({ offset: true, error: 'a date is written like 2016-06-10T09:00:00-04:00' })

/** The language of a post or a library as it is stored, such as `en`, `en-GB` or `ar`; what is typed is a `LanguageTag`. */
export const Language = z
  .string()
  .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, 'a language is written like en or en-GB')

/** A document's revision: 0 before the first save, one more with each. */
export const Revision = z.number().int().nonnegative()
