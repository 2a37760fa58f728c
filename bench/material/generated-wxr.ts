import { open } from 'node:fs/promises'
import { Babble } from './generated-library'

/** The shape of design.md section 7, with the talk below it. */
const WORDS = 900
const NOTES = 12
const COMMENTS = 4

/** What was written, for whoever asks whether all of it came in. */
export interface GeneratedWxr {
  readonly bytes: number
  readonly posts: number
  readonly comments: number
  readonly notes: number
}

/** Writes a WXR file of at least so many bytes: posts with notes as Word, the block editor and people by hand write them. */
export async function generateWxr(path: string, least: number, babble = new Babble()): Promise<GeneratedWxr> {
  const file = await open(path, 'w')
  let [bytes, posts] = [0, 0]
  const write = async (text: string) => {
    bytes += (await file.write(text)).bytesWritten
  }
  await write(HEAD)
  for (; bytes < least; posts += 1) await write(item(posts, babble))
  await write('</channel>\n</rss>\n')
  await file.close()
  return { bytes, posts, comments: posts * COMMENTS, notes: posts * (NOTES + COMMENTS) }
}

const HEAD = `<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
<title>Generated</title>
<link>http://blog.example</link>
<language>en-US</language>
<wp:wxr_version>1.2</wp:wxr_version>
<wp:author><wp:author_id>1</wp:author_id><wp:author_login>ida</wp:author_login><wp:author_display_name>Ida Brown</wp:author_display_name></wp:author>
`

function item(at: number, babble: Babble): string {
  const date = new Date(Date.UTC(2000, 0, 1) + at * 86_400_000).toISOString().slice(0, 10)
  const comments = Array.from({ length: COMMENTS }, (_, one) => comment(at * COMMENTS + one + 1, one, date, babble))
  const { content, meta } = (KINDS[at % KINDS.length] ?? byHand)(babble)
  return `<item>
<title>${babble.sentences(6).slice(0, -1)}</title>
<link>http://blog.example/post-${at}/</link>
<dc:creator>ida</dc:creator>
<content:encoded><![CDATA[${content}]]></content:encoded>
<wp:post_id>${at + 1}</wp:post_id>
<wp:post_date>${date} 09:00:00</wp:post_date>
<wp:post_date_gmt>${date} 14:00:00</wp:post_date_gmt>
<wp:post_name>post-${at}</wp:post_name>
<wp:status>publish</wp:status>
<wp:post_type>post</wp:post_type>
<category domain="category" nicename="topic-${at % 40}"><![CDATA[Topic ${at % 40}]]></category>
${meta}${comments.join('')}</item>
`
}

function comment(id: number, one: number, date: string, babble: Babble): string {
  return `<wp:comment>
<wp:comment_id>${id}</wp:comment_id>
<wp:comment_author><![CDATA[Reader ${one}]]></wp:comment_author>
<wp:comment_author_email>reader${one}@reader.example</wp:comment_author_email>
<wp:comment_date>${date} 1${one}:00:00</wp:comment_date>
<wp:comment_content><![CDATA[${babble.sentences(60)}[1]

[1] ${babble.sentences(15)}]]></wp:comment_content>
<wp:comment_approved>1</wp:comment_approved>
<wp:comment_type>comment</wp:comment_type>
<wp:comment_parent>${one === 0 ? 0 : id - 1}</wp:comment_parent>
<wp:comment_user_id>0</wp:comment_user_id>
</wp:comment>
`
}

interface Body {
  readonly content: string
  readonly meta: string
}

const KINDS: readonly ((babble: Babble) => Body)[] = [byHand, byWord, byBlocks]

function byHand(babble: Babble): Body {
  const paragraphs = numbers().map((number) => `${babble.sentences(WORDS / NOTES)}[${number}]`)
  const notes = numbers().map((number) => `[${number}] ${babble.sentences(20)}`)
  return { content: [...paragraphs, '____________', ...notes].join('\n\n'), meta: '' }
}

function byWord(babble: Babble): Body {
  const paragraphs = numbers().map(
    (number) => `${babble.sentences(WORDS / NOTES)}<a href="#_ftn${number}" name="_ftnref${number}">[${number}]</a>`,
  )
  const notes = numbers().map(
    (number) => `<a href="#_ftnref${number}" name="_ftn${number}">[${number}]</a> ${babble.sentences(20)}`,
  )
  return { content: [...paragraphs, ...notes].join('\n\n'), meta: '' }
}

function byBlocks(babble: Babble): Body {
  const id = (number: number) => `0f8fad5b-d9cb-469f-a165-${String(number).padStart(12, '0')}`
  const paragraphs = numbers().map(
    (number) =>
      `<!-- wp:paragraph -->\n<p>${babble.sentences(WORDS / NOTES)}<sup data-fn="${id(number)}" class="fn"><a href="#${id(number)}" id="${id(number)}-link">${number}</a></sup></p>\n<!-- /wp:paragraph -->`,
  )
  const notes = numbers().map((number) => ({ content: babble.sentences(20), id: id(number) }))
  return {
    content: [...paragraphs, '<!-- wp:footnotes /-->'].join('\n\n'),
    meta: `<wp:postmeta><wp:meta_key>footnotes</wp:meta_key><wp:meta_value><![CDATA[${JSON.stringify(notes)}]]></wp:meta_value></wp:postmeta>\n`,
  }
}

function numbers(): number[] {
  return Array.from({ length: NOTES }, (_, at) => at + 1)
}
