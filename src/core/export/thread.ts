import type { Comment, CommentKind, Thread } from '../comment'
import { commentAnchor, commentIdPrefix } from '../comments/anchor'
import { type ApprovedComment, approvedComments } from '../comments/approved'
import { thoughtsOn } from '../comments/heading'
import { hostOf } from '../comments/links'
import { compareComments } from '../comments/order'
import { readingOrder, type ThreadNode, threadTree } from '../comments/tree'
import { printDate } from '../printed-date'
import { type Html, html, trusted } from './html'

/** How a thread is printed. */
export interface ThreadPrint {
  /** Goes before every id, so that any number of posts can share a page; empty on a page of one post. */
  readonly idPrefix: string
  /**
   * Turns the Markdown of a comment into sanitised HTML (profile `comment`), its notes numbered on their own and all its
   * ids under `idPrefix`.
   */
  readonly render: (markdown: string, idPrefix: string, kind: CommentKind) => string
  /** BCP 47 tag for the dates; English when absent. */
  readonly language?: string
}

/** What a thread gives the page of its post. All HTML is ready to stand in a page; "" where there is nothing to print. */
export interface PrintedThread {
  /** The author's addenda, one section each: they stand with the post, as his own words. */
  readonly addenda: string
  /** The section of the correspondence, headed `3 thoughts on “Title”`. */
  readonly thread: string
  /** How many comments the section shows. */
  readonly count: number
}

/** Deeper replies stand beside the one they answer and say whom: nobody can read a column of three words. */
const DEEPEST = 5

/**
 * Prints what readers may see of a post's correspondence: approved comments only, in their order, replies inside what
 * they answer. Names and links are printed; e-mail addresses and whatever else the thread holds are not.
 */
export function printThread(post: { readonly title: string }, thread: Thread, print: ThreadPrint): PrintedThread {
  const approved = approvedComments(thread.comments)
  const page = new ThreadPage(approved, print)
  const addenda = approved.filter(isAddendum).sort((a, b) => compareComments(a.comment, b.comment))
  const talk = approved.filter((entry) => !isAddendum(entry))
  return {
    addenda: addenda.map((entry) => page.addendum(entry.comment).text).join('\n'),
    thread: talk.length === 0 && !thread.closed ? '' : page.section(post.title, talk, thread.closed).text,
    count: talk.length,
  }
}

function isAddendum(entry: ApprovedComment): boolean {
  return entry.comment.kind === 'addendum'
}

class ThreadPage {
  private readonly entries: ReadonlyMap<string, ApprovedComment>

  constructor(
    approved: readonly ApprovedComment[],
    private readonly print: ThreadPrint,
  ) {
    this.entries = new Map(approved.map((entry) => [entry.comment.id, entry]))
  }

  addendum(comment: Comment): Html {
    const id = this.anchor(comment)
    const title = comment.title.trim() === '' ? 'Addendum' : comment.title
    return html`<section class="addendum" id="${id}" aria-labelledby="${id}.title">
<h2 id="${id}.title">${title}</h2>
<p class="by"><bdi>${nameOf(comment)}</bdi> <i>·</i> ${this.permalink(comment)}</p>
${this.text(comment)}</section>`
  }

  section(title: string, talk: readonly ApprovedComment[], closed: boolean): Html {
    const { idPrefix } = this.print
    const heading = talk.length === 0 ? 'Comments' : thoughtsOn(talk.length, title)
    const tree = threadTree(talk.map(({ comment, parent }) => ({ ...comment, parent: this.shownAbove(parent) })))
    return html`<section class="said" id="${idPrefix}comments" aria-labelledby="${idPrefix}comments.title">
<h2 id="${idPrefix}comments.title">${heading}</h2>
${tree.length > 0 && this.list(tree, 0)}${closed && html`<p class="closed">Comments are closed.</p>\n`}</section>`
  }

  /** A reply to an addendum hangs at the top of the thread, since the addendum stands with the post. */
  private shownAbove(parent: string | null): string | null {
    const above = parent === null ? undefined : this.entries.get(parent)
    return above === undefined || isAddendum(above) ? null : parent
  }

  private list(nodes: readonly ThreadNode[], depth: number): Html {
    return html`<ol>\n${nodes.map((node) => this.item(node, depth))}</ol>\n`
  }

  private item({ comment, replies }: ThreadNode, depth: number): Html {
    if (depth < DEEPEST || replies.length === 0)
      return html`<li>${this.article(comment)}${replies.length > 0 && this.list(replies, depth + 1)}</li>\n`
    const below = readingOrder(replies).map((row) => html`<li>${this.article(row.comment)}</li>\n`)
    return html`<li>${this.article(comment)}</li>\n${below}`
  }

  private article(comment: Comment): Html {
    const id = this.anchor(comment)
    const named = comment.title.trim() === '' ? 'name' : 'title'
    return html`<article class="comment" id="${id}" aria-labelledby="${id}.${named}">
<header><b id="${id}.name">${this.name(comment)}</b>${comment.kind === 'author' && html` <span class="tag">Author</span>`} ${this.permalink(comment)}${this.reply(comment)}</header>
${named === 'title' && html`<h3 id="${id}.title">${comment.title}</h3>\n`}${this.text(comment)}</article>\n`
  }

  private name(comment: Comment): Html {
    const name = html`<bdi>${nameOf(comment)}</bdi>`
    const { url } = comment.author
    return hostOf(url) === null ? name : html`<a href="${url}" rel="nofollow ugc">${name}</a>`
  }

  private permalink(comment: Comment): Html {
    const day = printDate(comment.date, this.print.language)
    return html`<a class="permalink" href="#${this.anchor(comment)}"><time datetime="${comment.date}">${day}</time></a>`
  }

  /** Says whom a comment answers, in words: the place in the list alone says it only to those who see it. */
  private reply(comment: Comment): Html | false {
    const entry = this.entries.get(comment.id)
    if (entry === undefined || comment.kind === 'addendum') return false
    const above = entry.parent === null ? undefined : this.entries.get(entry.parent)
    if (entry.parentHidden || above === undefined)
      return entry.parentHidden && html` <span class="re">in reply to a comment that is not shown</span>`
    return html` <span class="re">in reply to <a href="#${this.anchor(above.comment)}"><bdi>${nameOf(above.comment)}</bdi></a></span>`
  }

  private text(comment: Comment): Html {
    const { idPrefix, render } = this.print
    return html`<div class="text">${trusted(render(comment.body, commentIdPrefix(idPrefix, comment.id), comment.kind))}</div>\n`
  }

  private anchor(comment: Comment): string {
    return commentAnchor(this.print.idPrefix, comment.id)
  }
}

function nameOf(comment: Comment): string {
  return comment.author.name.trim() === '' ? 'Anonymous' : comment.author.name
}
