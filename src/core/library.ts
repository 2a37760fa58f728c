import { z } from 'zod'
import { Author } from './author'
import { Language, Revision } from './identifier'
import { SCHEMA } from './post'
import { BiographyChoice, ReferenceStyle, SiteSettings } from './site-settings'

/** What the author chose for the whole library. Settings this version does not know are kept. */
export const LibrarySettings = z.looseObject({
  /** Curly quotes, dashes and ellipses in print; the source is never touched. */
  typographer: z.boolean().default(true),
  /** A list of the cited sources at the end of each post. */
  sourceList: z.boolean().default(false),
  crossReferences: ReferenceStyle.catch('title-date').default('title-date'),
  biographies: BiographyChoice.catch('newest').default('newest'),
  site: SiteSettings.prefault({}),
})
export type LibrarySettings = z.infer<typeof LibrarySettings>

/** `library.json`: what makes a folder a library. */
export const Library = z.looseObject({
  schema: z.literal(SCHEMA),
  revision: Revision.default(0),
  title: z.string(),
  description: z.string().default(''),
  language: Language.default('en'),
  baseUrl: z.string().default(''),
  authors: z.array(Author).default([]),
  citationStyle: z.string().default('chicago-notes'),
  settings: LibrarySettings.prefault({}),
})
export type Library = z.infer<typeof Library>
