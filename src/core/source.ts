import { z } from 'zod'
import { Revision, SourceKey } from './identifier'
import { SCHEMA } from './post'

export const SourceStatus = z.enum(['cited', 'seen', 'not-found', 'dead-link', 'archived'])
export type SourceStatus = z.infer<typeof SourceStatus>

/** A day, month or year as the author knows it: `2016`, `2016-06`, `2016-06-10`. */
export const PartialDate = z
  .string()
  .regex(/^-?\d{1,4}(-\d{2}(-\d{2})?)?$/, 'a date is written like 2016, 2016-06 or 2016-06-10')

/** A record in the CSL-JSON model (citeproc's schema): `type` is required, every other variable is kept as it came. */
export const CslItem = z.looseObject({ id: z.string().optional(), type: z.string() })
export type CslItem = z.infer<typeof CslItem>

/** A file that belongs to a source: its name, and its bytes among the library's assets. */
export const Attachment = z.strictObject({
  name: z.string().min(1).max(255),
  asset: z.string().regex(/^[0-9a-f]{64}\.[a-z0-9]{1,8}$/),
})
export type Attachment = z.infer<typeof Attachment>

/** One source as it stands in `sources/<key>.json`. */
export const Source = z.looseObject({
  schema: z.literal(SCHEMA),
  key: SourceKey,
  revision: Revision,
  csl: CslItem,
  status: SourceStatus.default('cited'),
  /** The author's own words about the source; printed after the citation when `prints` is true. */
  remark: z.strictObject({ text: z.string(), prints: z.boolean() }).default({ text: '', prints: false }),
  accessed: PartialDate.nullable().default(null),
  archived: z.strictObject({ url: z.string(), date: PartialDate.nullable() }).nullable().default(null),
  tags: z.array(z.string()).default([]),
  attachments: z.array(Attachment).default([]),
})
export type Source = z.infer<typeof Source>
