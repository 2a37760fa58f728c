import { printDate } from '../../printed-date'
import { html, trusted } from '../html'
import { titleOf } from './entries'
import { byYear, file } from './lists'
import type { Site, SiteFile, SitePost } from './model'
import { relativeAddress, SITE_FILES, searchDataPath } from './paths'

/** The page that searches. It alone of the site has a script, and says what to use where scripts do not run. */
export function searchPage(site: Site): SiteFile {
  const path = SITE_FILES.search
  const years = [...byYear(site.posts).keys()]
  const main = html`<h1>Search</h1>
<form class="search" role="search"><label for="words">Words in titles, texts, notes and comments</label>
<div><input id="words" type="search" name="q" autocomplete="off" spellcheck="false"><button type="submit">Search</button></div><p class="count" role="status"></p></form>
<noscript><p>Search needs a script. Without one, use the <a href="${relativeAddress(path, SITE_FILES.topics)}">topics</a> or the <a href="${relativeAddress(path, SITE_FILES.archive)}">archive</a>.</p></noscript>
<ol class="entries" id="found"></ol>`
  const scripts = html`\n<script src="search.js" data-years="${years.join(' ')}"></script>`
  return file(site, {
    path,
    title: 'Search',
    description: `Search ${site.library.title}.`,
    main,
    hidden: true,
    scripts,
  })
}

/**
 * The words of one year's posts as a script: pages opened from a disk may load scripts, but not read files. A line holds a
 * post: its address, title, day, the day in words, and its words as `wordsOf` gives them, which is by `searchWords`.
 */
export function searchData(
  year: string,
  posts: readonly SitePost[],
  language: string,
  wordsOf: (post: SitePost) => string,
): SiteFile {
  const lines = posts.map((post) => {
    const s = printDate(post.date, language, 'short')
    const head = literal({ p: addressOf(post.path), t: titleOf(post), d: post.date.slice(0, 10), s })
    return `${head.slice(0, -1)}${WORDS}${wordsOf(post)}}`
  })
  return { path: searchDataPath(year), content: `postilSearch(${literal(year)},[\n${lines.join(',\n')}\n])\n` }
}

/** Begins the words of a post; no other field can hold it, since quotes in them are escaped. */
const WORDS = ',"x":'

/** The words under which a post is found beside its title, as a literal; `text` is its text by `searchText`. */
export function searchWords({ excerpt, tags }: Pick<SitePost, 'excerpt' | 'tags'>, text: string): string {
  const all = [...[excerpt, ...tags].map(oneLine), text].filter((words) => words !== '').join(' ')
  // A long text as `literal` gives it, in a third of the time.
  return ESCAPED_BY_CODE.test(all) ? literal(all) : `"${all.replaceAll(/["\\]/g, '\\$&')}"`
}

/** What JSON writes by its number, and what scripts of old browsers take for the end of a line. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are among them
const ESCAPED_BY_CODE = /[\u0000-\u001f\u2028\u2029\ud800-\udfff]/

/** The words of posts in what `searchData` gave, as they stand there; answers those of the post at a path, or undefined. */
export function wordsIn(content: string): (path: string) => string | undefined {
  const words = new Map<string, string>()
  for (const line of content.split('\n')) {
    const at = line.indexOf(WORDS)
    if (at > 0 && line.startsWith(FIRST))
      words.set(line.slice(FIRST.length, line.indexOf(SECOND)), line.slice(at + WORDS.length, line.lastIndexOf('}')))
  }
  return (path) => words.get(literal(addressOf(path)))
}

/** Around the address of a post, the first field. */
const FIRST = '{"p":'
const SECOND = ',"t":'

/** Where a post lies, seen from the page that searches. */
function addressOf(path: string): string {
  return relativeAddress(SITE_FILES.search, path)
}

/** A value as a script names it; two signs end a line in scripts of old browsers. */
function literal(value: unknown): string {
  return JSON.stringify(value).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')
}

function oneLine(words: string): string {
  return words.replaceAll(/\s+/g, ' ').trim()
}

/** The script of the search page; written for any browser of the last ten years, and small enough to read. */
export function searchScript(): SiteFile {
  return { path: SITE_FILES.searchScript, content: SCRIPT }
}

const SCRIPT =
  trusted(`// Searches the posts of this site, in the browser, without a server. Years are loaded newest first, when they are needed.
(function () {
  'use strict'
  var years = document.currentScript.dataset.years.split(' ').filter(Boolean)
  var input = document.getElementById('words')
  var list = document.getElementById('found')
  var count = document.querySelector('.search .count')
  var posts = []
  var waiting = null
  function plain(text) {
    return text.toLowerCase().normalize('NFD').replace(/[\\u0300-\\u036f]/g, '')
  }
  window.postilSearch = function (year, entries) {
    entries.forEach(function (entry) {
      posts.push({ entry: entry, title: plain(entry.t), text: plain(entry.t + ' ' + entry.x) })
    })
  }
  function load() {
    if (waiting) return
    var next = years.shift()
    if (next === undefined) return
    waiting = document.createElement('script')
    waiting.src = next + '.js'
    waiting.onload = waiting.onerror = function () {
      waiting = null
      show()
      load()
    }
    document.head.appendChild(waiting)
  }
  function score(post, words) {
    var sum = 0
    for (var i = 0; i < words.length; i += 1) {
      if (post.text.indexOf(words[i]) < 0) return 0
      sum += post.title.indexOf(words[i]) < 0 ? 1 : 10
    }
    return sum
  }
  function passage(entry, word) {
    var at = Math.max(0, plain(entry.x).indexOf(word))
    var from = Math.max(0, entry.x.lastIndexOf(' ', Math.max(0, at - 60)))
    return (from > 0 ? '… ' : '') + entry.x.slice(from, from + 180).trim() + ' …'
  }
  function show() {
    var words = plain(input.value).split(/\\s+/).filter(Boolean)
    list.textContent = ''
    if (!words.length) {
      count.textContent = ''
      return
    }
    var found = posts
      .map(function (post) { return { post: post, score: score(post, words) } })
      .filter(function (hit) { return hit.score > 0 })
      .sort(function (a, b) { return b.score - a.score || (a.post.entry.d < b.post.entry.d ? 1 : -1) })
    var more = years.length || waiting ? ' so far' : ''
    count.textContent = (found.length === 1 ? '1 post' : found.length + ' posts') + more
    found.slice(0, 100).forEach(function (hit) {
      var item = document.createElement('li')
      item.className = 'entry'
      var link = document.createElement('a')
      link.href = hit.post.entry.p
      link.textContent = hit.post.entry.t
      var time = document.createElement('time')
      time.textContent = hit.post.entry.s
      time.dateTime = hit.post.entry.d
      var words_ = document.createElement('div')
      words_.className = 'sub'
      words_.textContent = passage(hit.post.entry, words[0])
      item.append(link, time, words_)
      list.appendChild(item)
    })
  }
  input.addEventListener('input', function () { load(); show() })
  document.querySelector('form.search').addEventListener('submit', function (event) { event.preventDefault(); load(); show() })
  var asked = new URLSearchParams(location.search).get('q')
  if (asked) { input.value = asked; load(); show() }
})()
`).text
