import { z } from 'zod'

/** How a library prints its cross-references; `title-date` is "Title (June 10, 2016)". */
export const ReferenceStyle = z.enum(['title-date', 'quoted-date', 'title', 'title-year'])
export type ReferenceStyle = z.infer<typeof ReferenceStyle>

/** Which biography prints under a post: the newest, or the one that held on the post's day. */
export const BiographyChoice = z.enum(['newest', 'of-the-day'])
export type BiographyChoice = z.infer<typeof BiographyChoice>

/**
 * Where a post's page lies: path pieces with `:slug`, `:id`, `:year`, `:month`, `:day`. One that ends in "/" is a folder
 * with an index.html in it.
 */
export const Permalink = z
  .string()
  .max(200)
  .regex(
    /^(?!\/)(?!.*\/\/)(?:[A-Za-z0-9._~/-]|:slug|:id|:year|:month|:day)+$/,
    'a pattern is written like :year/:month/:slug/ or posts/:slug.html',
  )
  .refine((pattern) => /:(slug|id)/.test(pattern), 'a pattern must name :slug or :id, or two posts would share a page')
  .refine(
    (pattern) => !pattern.split('/').some((piece) => piece === '..' || piece === '.'),
    'no "." or ".." as a piece',
  )
  .refine((pattern) => /\/$|\.html?$/.test(pattern), 'a pattern ends in "/" or ".html"')

/** What the author chose for the exported site. */
export const SiteSettings = z.looseObject({
  permalink: Permalink.catch('posts/:slug/').default('posts/:slug/'),
  /** Style rules of the author's own, after ours. */
  css: z.string().default(''),
  /** Markdown under the masthead of every page, and above the foot. */
  header: z.string().default(''),
  footer: z.string().default(''),
  /** Whether the site has a page of all cited sources. */
  sourcesPage: z.boolean().catch(true).default(true),
  /** How many of the newest posts the home page and the feeds hold. */
  newest: z.number().int().min(1).max(1000).catch(20).default(20),
})
export type SiteSettings = z.infer<typeof SiteSettings>
