/** A category by its slug, with the slug of the one above it. */
export interface WxrCategory {
  readonly slug: string
  /** As WordPress keeps it, in HTML. */
  readonly name: string
  readonly parent: string
  readonly description: string
}

/** What a WXR file says of the blog as a whole. */
export interface WxrChannel {
  /** The addresses of the blog, without their last stroke. */
  readonly addresses: ReadonlySet<string>
  readonly language: string
  /** The names of its authors by their logins. */
  readonly authors: ReadonlyMap<string, string>
  /** Their ids and e-mail addresses. */
  readonly users: ReadonlySet<string>
  readonly emails: ReadonlySet<string>
  readonly categories: ReadonlyMap<string, WxrCategory>
}
