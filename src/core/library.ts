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

/** What the author can change; without defaults, which would stand in for what a change leaves out. */
const editable = {
  title: z.string(),
  description: z.string(),
  language: Language,
  baseUrl: z.string(),
  authors: z.array(Author),
  citationStyle: z.string(),
  settings: LibrarySettings,
}

/** `library.json`: what makes a folder a library. */
export const Library = z.looseObject({
  schema: z.literal(SCHEMA),
  revision: Revision.default(0),
  title: editable.title,
  description: editable.description.default(''),
  language: editable.language.default('en'),
  baseUrl: editable.baseUrl.default(''),
  authors: editable.authors.default([]),
  citationStyle: editable.citationStyle.default('chicago-notes'),
  settings: editable.settings.prefault({}),
})
export type Library = z.infer<typeof Library>

/** The fields of a save: any of the editable ones, nothing else. */
export const LibraryChanges = z.strictObject(editable).partial()
export type LibraryChanges = z.infer<typeof LibraryChanges>
