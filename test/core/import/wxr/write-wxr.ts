/** What a test says of an item; the rest is as WordPress writes it. */
export interface WrittenItem {
  readonly id?: number
  readonly title?: string
  readonly link?: string
  readonly slug?: string
  readonly type?: string
  readonly status?: string
  readonly date?: string
  readonly gmt?: string
  readonly creator?: string
  readonly content?: string
  readonly excerpt?: string
  readonly commentStatus?: string
  readonly password?: string
  readonly categories?: readonly (readonly [domain: string, slug: string, name: string])[]
  readonly meta?: Readonly<Record<string, string>>
  /** XML of its own, such as comments. */
  readonly more?: string
}

export function writeItem(item: WrittenItem = {}): string {
  const {
    id = 1,
    title = 'On Oaths',
    slug = 'on-oaths',
    date = '2016-06-10 09:00:00',
    gmt = '2016-06-10 13:00:00',
  } = item
  const link = item.link ?? `http://law.example/2016/06/10/${slug}/`
  const categories = (item.categories ?? []).map(
    ([domain, nicename, name]) => `<category domain="${domain}" nicename="${nicename}">${cdata(name)}</category>\n`,
  )
  const meta = Object.entries(item.meta ?? {}).map(
    ([key, value]) =>
      `<wp:postmeta><wp:meta_key>${cdata(key)}</wp:meta_key><wp:meta_value>${cdata(value)}</wp:meta_value></wp:postmeta>\n`,
  )
  return `<item>
<title>${title}</title>
<link>${link}</link>
<dc:creator>${cdata(item.creator ?? 'ida')}</dc:creator>
<content:encoded>${cdata(item.content ?? 'Words.')}</content:encoded>
<excerpt:encoded>${cdata(item.excerpt ?? '')}</excerpt:encoded>
<wp:post_id>${id}</wp:post_id>
<wp:post_date>${cdata(date)}</wp:post_date>
<wp:post_date_gmt>${cdata(gmt)}</wp:post_date_gmt>
<wp:comment_status>${cdata(item.commentStatus ?? 'open')}</wp:comment_status>
<wp:post_name>${cdata(slug)}</wp:post_name>
<wp:status>${cdata(item.status ?? 'publish')}</wp:status>
<wp:post_type>${cdata(item.type ?? 'post')}</wp:post_type>
<wp:post_password>${cdata(item.password ?? '')}</wp:post_password>
${categories.join('')}${meta.join('')}${item.more ?? ''}</item>
`
}

export interface WrittenComment {
  readonly id?: number | string
  readonly parent?: number | string
  readonly author?: string
  readonly email?: string
  readonly url?: string
  readonly date?: string
  readonly content?: string
  readonly approved?: string
  readonly type?: string
  readonly user?: number
}

export function writeComment(comment: WrittenComment = {}): string {
  const { id = 7, parent = 0, author = 'Ann', email = 'ann@example.org', url = '', user = 0 } = comment
  const { date = '2016-06-11 10:00:00', content = 'Indeed.', approved = '1', type = 'comment' } = comment
  return `<wp:comment>
<wp:comment_id>${id}</wp:comment_id>
<wp:comment_author>${cdata(author)}</wp:comment_author>
<wp:comment_author_email>${cdata(email)}</wp:comment_author_email>
<wp:comment_author_url>${url}</wp:comment_author_url>
<wp:comment_date>${cdata(date)}</wp:comment_date>
<wp:comment_date_gmt>${cdata(date.replace(' 10:', ' 14:'))}</wp:comment_date_gmt>
<wp:comment_content>${cdata(content)}</wp:comment_content>
<wp:comment_approved>${cdata(approved)}</wp:comment_approved>
<wp:comment_type>${cdata(type)}</wp:comment_type>
<wp:comment_parent>${parent}</wp:comment_parent>
<wp:comment_user_id>${user}</wp:comment_user_id>
</wp:comment>
`
}

const AUTHOR = `<wp:author><wp:author_id>3</wp:author_id><wp:author_login>ida</wp:author_login><wp:author_email>Ida@law.example</wp:author_email><wp:author_display_name>${cdata('Ida Brown')}</wp:author_display_name></wp:author>
`

/** A whole file, as WordPress writes it. */
export function writeWxr(items: string, channel = ''): string {
  return `<?xml version="1.0" encoding="UTF-8" ?>
<!-- This is a WordPress export. -->
<rss version="2.0"
  xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
  xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
<title>Law</title>
<link>http://law.example</link>
<language>en-US</language>
<wp:wxr_version>1.2</wp:wxr_version>
<wp:base_blog_url>http://law.example</wp:base_blog_url>
${AUTHOR}${channel}
${items}</channel>
</rss>
`
}

function cdata(text: string): string {
  return `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`
}
