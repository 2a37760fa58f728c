import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { SaxesParser } from 'saxes'
import { expect, test } from 'vitest'
import { Comment } from '../../src/core/comment'
import { Post } from '../../src/core/post'
import { createLibrary, type LibraryStore } from '../../src/store/library-store'
import { exportWxr } from '../../src/tasks/export-wxr'
import { expectValue, temporaryFolder } from '../store/temporary-folder'

const times = { created: '2016-06-10T09:15:00-04:00', modified: '2016-06-12T20:30:00-04:00' }

function post(id: string, more: Partial<Post> = {}): Post {
  const own = { id, title: id, slug: id, status: 'published', date: times.created, body: 'Body.\n', ...times, ...more }
  return Post.parse({ schema: 1, revision: 0, ...own })
}

function comment(id: string, more: Partial<Comment> = {}): Comment {
  const author = { name: 'Ann', email: 'ann@reader.example', url: 'https://ann.example/' }
  return Comment.parse({ id, author, date: '2016-06-11T10:00:00Z', status: 'approved', body: 'Yes.', ...more })
}

async function library(baseUrl: string): Promise<{ store: LibraryStore; folder: string }> {
  const folder = await temporaryFolder()
  const ida = { id: 'ida', name: 'Ida & Co', url: '', biography: '', earlierBiographies: [] }
  const settings = { title: 'The Docket', authors: [ida] }
  const store = expectValue(await createLibrary(join(folder, 'library'), settings))
  const { revision } = expectValue(await store.library())
  expectValue(await store.updateLibrary({ basedOn: revision, changes: { baseUrl } }))
  return { store, folder }
}

async function exported(store: LibraryStore, folder: string): Promise<string> {
  const { file } = expectValue(await exportWxr(store, { out: join(folder, 'out') }))
  const xml = await readFile(file, 'utf8')
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (fault) => {
    throw fault
  })
  parser.write(xml).close()
  return xml
}

test('a post is an item with its notes as anchors, its topics and tags, and its comments in their threads', async () => {
  const { store, folder } = await library('https://docket.example/')
  const law = { id: 'law', title: 'Law', parent: null, description: '' }
  const courts = { id: 'courts', title: 'Courts', parent: 'law', description: 'Of courts' }
  expectValue(await store.topics.save({ basedOn: 0, changes: { topics: [law, courts] } }))
  const body = 'Oaths.[^1] See [[later]].\n\n[^1]: Ends a section: ]]>\n'
  const filed = { title: 'On Oaths', authors: ['ida'], topics: ['courts'], tags: ['Old law'], excerpt: 'Short.' }
  expectValue(await store.posts.add(post('oaths', { body, ...filed })))
  expectValue(await store.posts.add(post('later', { title: 'Later', date: '2020-02-29T00:00:00Z', status: 'draft' })))
  expectValue(await store.posts.add(post('gone', { status: 'trashed' })))
  const comments = [
    comment('a', { title: 'A <title>', body: 'See.[^1]\n\n[^1]: There.' }),
    comment('b', { parent: 'a', kind: 'author', author: { name: 'Ida & Co', email: '', url: '' }, status: 'pending' }),
    comment('c', { parent: 'lost', status: 'spam' }),
  ]
  expectValue(await store.threads.save({ basedOn: 0, thread: { post: 'oaths', closed: true, comments } }))
  const xml = await exported(store, folder)
  expect(xml.slice(0, xml.indexOf('<item>')).split('\n').slice(6)).toEqual([
    '<channel>',
    '<title><![CDATA[The Docket]]></title>',
    '<link>https://docket.example</link>',
    '<description><![CDATA[]]></description>',
    '<language>en</language>',
    '<wp:wxr_version>1.2</wp:wxr_version>',
    '<wp:base_site_url>https://docket.example</wp:base_site_url>',
    '<wp:base_blog_url>https://docket.example</wp:base_blog_url>',
    '<wp:author><wp:author_id>1</wp:author_id><wp:author_login><![CDATA[ida]]></wp:author_login><wp:author_email><![CDATA[]]></wp:author_email><wp:author_display_name><![CDATA[Ida & Co]]></wp:author_display_name></wp:author>',
    '<wp:category><wp:term_id>1</wp:term_id><wp:category_nicename><![CDATA[law]]></wp:category_nicename><wp:category_parent><![CDATA[]]></wp:category_parent><wp:cat_name><![CDATA[Law]]></wp:cat_name></wp:category>',
    '<wp:category><wp:term_id>2</wp:term_id><wp:category_nicename><![CDATA[courts]]></wp:category_nicename><wp:category_parent><![CDATA[law]]></wp:category_parent><wp:cat_name><![CDATA[Courts]]></wp:cat_name><wp:category_description><![CDATA[Of courts]]></wp:category_description></wp:category>',
    '<wp:tag><wp:term_id>3</wp:term_id><wp:tag_slug><![CDATA[old-law]]></wp:tag_slug><wp:tag_name><![CDATA[Old law]]></wp:tag_name></wp:tag>',
    '<generator>Postil</generator>',
    '',
  ])
  const items = xml.slice(xml.indexOf('<item>')).split('</item>\n')
  expect(items).toHaveLength(3)
  expect(items[0]?.replace(/^<item>\n/, '')).toBe(`<title><![CDATA[On Oaths]]></title>
<link>https://docket.example/posts/oaths/</link>
<pubDate>Fri, 10 Jun 2016 13:15:00 +0000</pubDate>
<dc:creator><![CDATA[ida]]></dc:creator>
<guid isPermaLink="false">https://docket.example/posts/oaths/</guid>
<content:encoded><![CDATA[<p>Oaths.<a href="#_ftn1" name="_ftnref1">[1]</a> See <a href="https://docket.example/posts/later/">Later (February 29, 2020)</a>.</p>

<hr />

<p><a href="#_ftnref1" name="_ftn1">[1]</a> Ends a section: ]]&gt;</p>]]></content:encoded>
<excerpt:encoded><![CDATA[Short.]]></excerpt:encoded>
<wp:post_id>1</wp:post_id>
<wp:post_date><![CDATA[2016-06-10 09:15:00]]></wp:post_date>
<wp:post_date_gmt><![CDATA[2016-06-10 13:15:00]]></wp:post_date_gmt>
<wp:post_modified><![CDATA[2016-06-12 20:30:00]]></wp:post_modified>
<wp:post_modified_gmt><![CDATA[2016-06-13 00:30:00]]></wp:post_modified_gmt>
<wp:comment_status><![CDATA[closed]]></wp:comment_status>
<wp:ping_status><![CDATA[closed]]></wp:ping_status>
<wp:post_name><![CDATA[oaths]]></wp:post_name>
<wp:status><![CDATA[publish]]></wp:status>
<wp:post_parent>0</wp:post_parent>
<wp:menu_order>0</wp:menu_order>
<wp:post_type><![CDATA[post]]></wp:post_type>
<wp:post_password><![CDATA[]]></wp:post_password>
<wp:is_sticky>0</wp:is_sticky>
<category domain="category" nicename="courts"><![CDATA[Courts]]></category>
<category domain="post_tag" nicename="old-law"><![CDATA[Old law]]></category>
<wp:comment>
<wp:comment_id>1</wp:comment_id>
<wp:comment_author><![CDATA[Ann]]></wp:comment_author>
<wp:comment_author_email><![CDATA[ann@reader.example]]></wp:comment_author_email>
<wp:comment_author_url><![CDATA[https://ann.example/]]></wp:comment_author_url>
<wp:comment_date><![CDATA[2016-06-11 10:00:00]]></wp:comment_date>
<wp:comment_date_gmt><![CDATA[2016-06-11 10:00:00]]></wp:comment_date_gmt>
<wp:comment_content><![CDATA[<strong>A &lt;title&gt;</strong>

<p>See.<a href="#_ftn1" name="_ftnref1">[1]</a></p>

<hr />

<p><a href="#_ftnref1" name="_ftn1">[1]</a> There.</p>]]></wp:comment_content>
<wp:comment_approved><![CDATA[1]]></wp:comment_approved>
<wp:comment_type><![CDATA[comment]]></wp:comment_type>
<wp:comment_parent>0</wp:comment_parent>
<wp:comment_user_id>0</wp:comment_user_id>
</wp:comment>
<wp:comment>
<wp:comment_id>2</wp:comment_id>
<wp:comment_author><![CDATA[Ida & Co]]></wp:comment_author>
<wp:comment_author_email><![CDATA[]]></wp:comment_author_email>
<wp:comment_author_url><![CDATA[]]></wp:comment_author_url>
<wp:comment_date><![CDATA[2016-06-11 10:00:00]]></wp:comment_date>
<wp:comment_date_gmt><![CDATA[2016-06-11 10:00:00]]></wp:comment_date_gmt>
<wp:comment_content><![CDATA[<p>Yes.</p>]]></wp:comment_content>
<wp:comment_approved><![CDATA[0]]></wp:comment_approved>
<wp:comment_type><![CDATA[comment]]></wp:comment_type>
<wp:comment_parent>1</wp:comment_parent>
<wp:comment_user_id>1</wp:comment_user_id>
</wp:comment>
<wp:comment>
<wp:comment_id>3</wp:comment_id>
<wp:comment_author><![CDATA[Ann]]></wp:comment_author>
<wp:comment_author_email><![CDATA[ann@reader.example]]></wp:comment_author_email>
<wp:comment_author_url><![CDATA[https://ann.example/]]></wp:comment_author_url>
<wp:comment_date><![CDATA[2016-06-11 10:00:00]]></wp:comment_date>
<wp:comment_date_gmt><![CDATA[2016-06-11 10:00:00]]></wp:comment_date_gmt>
<wp:comment_content><![CDATA[<p>Yes.</p>]]></wp:comment_content>
<wp:comment_approved><![CDATA[spam]]></wp:comment_approved>
<wp:comment_type><![CDATA[comment]]></wp:comment_type>
<wp:comment_parent>0</wp:comment_parent>
<wp:comment_user_id>0</wp:comment_user_id>
</wp:comment>
`)
  expect(items[1]).toContain('<wp:status><![CDATA[draft]]></wp:status>')
  await store.close()
})

test('pictures lead to the site, and without its address lie beside the file', async () => {
  for (const [baseUrl, written, address] of [
    ['https://docket.example', [], 'https://docket.example/assets/'],
    ['', ['assets'], 'assets/'],
  ] as const) {
    const { store, folder } = await library(baseUrl)
    const name = expectValue(await store.assets.put(Buffer.from('a picture'), 'png'))
    expectValue(await store.posts.add(post('seal', { body: `![Seal](assets/${name})\n` })))
    expect(await exported(store, folder)).toContain(`<img src="${address}${name}" alt="Seal" />`)
    expect((await readdir(join(folder, 'out'))).sort()).toEqual([...written, 'the-docket.xml'])
    await store.close()
  }
})

test('what XML cannot hold is left out, and the file is XML whatever titles and names say', async () => {
  const { store, folder } = await library('')
  const strange = 'T\u0000\u000b\u0008]]>&<b>"\u{1f4dc}'
  const body = `${strange}\n`
  expectValue(await store.posts.add(post('p', { title: strange, tags: [strange], excerpt: strange, body })))
  const thread = { post: 'p', closed: false, comments: [comment('a', { title: strange, body: strange })] }
  expectValue(await store.threads.save({ basedOn: 0, thread }))
  expect(await exported(store, folder)).toContain('<title><![CDATA[T ]]]]><![CDATA[>&<b>"\u{1f4dc}]]></title>')
  await store.close()
})
