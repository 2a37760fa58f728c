import { z } from 'zod'
import { Commenter, CommentKind, CommentStatus, Thread } from '../core/comment'
import { CommentDraft, CommentDrafts } from '../core/comments/draft'
import { QueueFilter, QueuePage, QueueRow } from '../core/comments/queue'
import { ReferencedComment } from '../core/cross-references/resolve'
import { AppError } from '../core/error'
import { Id, Language, Revision, Slug, SourceKey, Timestamp } from '../core/identifier'
import { Library, LibraryChanges } from '../core/library'
import { Post, PostChanges, PostSummary } from '../core/post'
import type { Result } from '../core/result'
import { SearchAnswer } from '../core/search/hit'
import { Attachment, Source } from '../core/source'
import { SourceCount, UsingText } from '../core/sources/usage'
import { Topics } from '../core/topic'
import {
  AppMenu,
  Backlink,
  BackupStatus,
  BibliographyFormat,
  FiledLine,
  LibraryView,
  Preferences,
  Rewritten,
  SiteReport,
  SourceChanges,
  TimelineEntry,
  TopicsChange,
  TopicTree,
  TrashEntry,
} from './shapes'

const nothing = z.strictObject({})
const done = z.null()
const dir = z.strictObject({ dir: z.string().min(1) })
const commentChanges = z
  .strictObject({ title: z.string(), body: z.string(), author: Commenter, kind: CommentKind, topics: z.array(Id) })
  .partial()

const commentDecision = z.strictObject({ post: Id, id: Id, status: CommentStatus, was: CommentStatus.optional() })
const manyComments = z.strictObject({
  /** The posts whose threads changed, as the list shows them now. */
  summaries: z.array(PostSummary),
  inverse: z.array(commentDecision),
  /** Why it stopped before its end, if it did; what was done until then stands. */
  failure: AppError.nullable(),
})

/**
 * THE contract between the window and the main process. A request is a channel with what goes in and what comes out;
 * the handlers, the bridge of the preload and the window's calls all derive from this table. Inputs are parsed where
 * they arrive, with strict objects: a wrong or extra field is answered with `bad-request` and its path.
 */
export const requests = {
  /** All that the first paint needs. Asked by the preload, before the script of the page is there. */
  'app.bootstrap': {
    input: nothing,
    output: z.strictObject({
      view: LibraryView.nullable(),
      /** Why the library asked for did not open, when it did not. */
      failure: AppError.nullable(),
      preferences: Preferences,
      platform: z.enum(['mac', 'windows', 'linux']),
      version: z.string(),
    }),
  },
  /** The window listens from now on, and may hold text that is not saved. */
  'app.started': { input: nothing, output: done },
  /** The window has saved what it had; the main process may close it. */
  'app.closeReady': { input: nothing, output: done },
  /** The window could not save everything and shows why; the person is asked whether to close all the same. */
  'app.closeRefused': { input: z.strictObject({ reason: z.string().max(2000) }), output: done },
  /** Puts up the menu bar; sent at start and whenever what is enabled changes. */
  'app.setMenu': { input: z.strictObject({ menus: AppMenu }), output: done },
  'app.setPreferences': { input: Preferences.partial(), output: Preferences },
  'app.openExternal': { input: z.strictObject({ url: z.string().max(4096) }), output: done },
  'app.showFile': { input: z.strictObject({ path: z.string() }), output: done },

  /** Asks for a folder with the system's dialog; `dir` null when the person changed their mind. */
  'library.choose': {
    input: z.strictObject({ purpose: z.enum(['open', 'create']) }),
    output: z.strictObject({ dir: z.string().nullable() }),
  },
  'library.open': { input: dir, output: LibraryView },
  'library.create': { input: dir.extend({ sample: z.boolean() }), output: LibraryView },
  /** The open library as it stands now. */
  'library.view': { input: nothing, output: LibraryView },
  'library.update': {
    input: z.strictObject({
      basedOn: Revision,
      changes: LibraryChanges,
    }),
    output: Library,
  },

  'posts.list': { input: nothing, output: z.array(PostSummary) },
  'posts.open': { input: z.strictObject({ id: Id }), output: Post },
  'posts.create': { input: PostChanges, output: Post },
  /**
   * Brings in posts from files that the person chooses; null when they chose none. Progress comes as task `posts.import`, in
   * bytes; cancelled, it answers with what came in until then.
   */
  'posts.import': {
    input: nothing,
    output: z
      .strictObject({
        files: z.array(
          z.strictObject({
            file: z.string(),
            outcome: z.enum(['added', 'skipped', 'failed']),
            post: z.strictObject({ id: Id, title: z.string() }).nullable(),
            comments: z.number(),
            notices: z.array(z.string()),
          }),
        ),
        told: z.array(z.strictObject({ file: z.string(), notices: z.array(z.string()) })),
        stopped: z.boolean(),
        topicsAdded: z.array(z.string()),
        authorsAdded: z.array(z.string()),
      })
      .nullable(),
  },
  /** Saves the changed fields; a stale `basedOn` is answered `conflict` and nothing is written. */
  'posts.save': {
    input: z.strictObject({
      ...{ id: Id, basedOn: Revision, changes: PostChanges },
      /** One change of many posts at once: what stood in each goes into its history. */
      reason: z.literal('bulk').optional(),
    }),
    output: z.strictObject({ post: Post, summary: PostSummary }),
  },

  /** Keeps typing that is not saved yet; a crash loses at most what came after. Ask at least every second while typing. */
  'posts.keepTyping': { input: z.strictObject({ id: Id, basedOn: Revision, changes: PostChanges }), output: done },
  'posts.forgetTyping': { input: z.strictObject({ id: Id }), output: done },
  /** Moves posts with their comments and history into the trash; answers the entries that bring them back. */
  'posts.remove': { input: z.strictObject({ ids: z.array(Id).min(1) }), output: z.array(z.string()) },

  /** The earlier versions of a post, newest first. */
  'history.list': { input: z.strictObject({ post: Id }), output: z.array(TimelineEntry) },
  'history.open': { input: z.strictObject({ post: Id, sequence: z.number().int() }), output: Post },
  /** Makes an earlier version the current text; what stood until now goes into the history. */
  'history.restore': {
    input: z.strictObject({ post: Id, basedOn: Revision, sequence: z.number().int() }),
    output: z.strictObject({ post: Post, summary: PostSummary }),
  },
  /** Marks a version to be kept for ever, or takes the mark away. */
  'history.pin': { input: z.strictObject({ post: Id, sequence: z.number().int(), pinned: z.boolean() }), output: done },
  /** Keeps the post as it stands on disk: before a merge, or (`kept`) as a version that is never thinned out. */
  'history.keep': { input: z.strictObject({ post: Id, reason: z.enum(['merge', 'kept']) }), output: done },

  /** Writes a text as Markdown where the person says, outside the library; `file` null when they changed their mind. */
  'posts.saveCopy': {
    input: z.strictObject({ title: z.string(), body: z.string() }),
    output: z.strictObject({ file: z.string().nullable() }),
  },
  /** The unsaved typing that waits for a choice, with the version it was typed on, if that is known. */
  'posts.unsavedTyping': {
    input: z.strictObject({ id: Id }),
    output: z
      .strictObject({ basedOn: Revision, at: Timestamp, changes: PostChanges, base: Post.nullable() })
      .nullable(),
  },

  /** Puts the newest good version of a post in the place of its damaged file; that goes into the trash, unchanged. */
  'setAside.restore': { input: z.strictObject({ path: z.string() }), output: PostSummary },
  /** A conflict copy, and the version that it and the post came from, if that is known. */
  'setAside.readCopy': {
    input: z.strictObject({ path: z.string() }),
    output: z.strictObject({ copy: Post, base: Post.nullable() }),
  },
  'setAside.keepCopy': { input: z.strictObject({ path: z.string() }), output: PostSummary },
  /** Moves a file that is set aside into the trash, unchanged. */
  'setAside.discard': { input: z.strictObject({ path: z.string() }), output: done },

  'trash.list': { input: nothing, output: z.array(TrashEntry) },
  'trash.restore': { input: z.strictObject({ name: z.string() }), output: TrashEntry },
  /** Deletes for good; ask first. Without names, everything. Answers how many. */
  'trash.empty': { input: z.strictObject({ names: z.array(z.string()).optional() }), output: z.number().int() },

  'comments.thread': { input: z.strictObject({ post: Id }), output: Thread },
  'comments.add': {
    input: z.strictObject({
      post: Id,
      comment: z.strictObject({
        parent: Id.nullable(),
        kind: CommentKind,
        title: z.string(),
        author: Commenter,
        status: CommentStatus,
        body: z.string(),
        topics: z.array(Id).default([]),
        /** Given by the box it was written in; one that is there already is answered `conflict`. */
        id: Id.optional(),
      }),
    }),
    output: z.strictObject({ thread: Thread, id: Id }),
  },
  'comments.edit': {
    input: z.strictObject({ post: Id, id: Id, basedOn: Revision, changes: commentChanges }),
    output: Thread,
  },
  /**
   * Sets the status of any number of comments over any number of posts. A change whose `was` no longer holds is passed
   * over, so that `inverse` takes back what was done here and nothing else.
   */
  'comments.moderate': {
    input: z.strictObject({ changes: z.array(commentDecision).max(100_000) }),
    output: manyComments,
  },
  /** Deletes comments for good; only such as are in the trash. */
  'comments.remove': {
    input: z.strictObject({ comments: z.array(z.strictObject({ post: Id, id: Id })).max(100_000) }),
    output: manyComments,
  },
  /** Stops a run of `comments.moderate` or `comments.remove`; it answers `cancelled` with what it did until then. */
  'comments.stop': { input: nothing, output: done },
  'comments.setClosed': { input: z.strictObject({ post: Id, basedOn: Revision, closed: z.boolean() }), output: Thread },
  /** The comments of all posts that match, newest first: counts, keys of all, the first rows. */
  'comments.queue': { input: QueueFilter, output: QueuePage },
  /** The comments that print and have a title: what cross-references may name by their own words. */
  'comments.titled': { input: nothing, output: z.array(ReferencedComment) },
  /** Comments that are being written, as they were kept last, by box: `post/comment/mode`. */
  'comments.drafts': { input: nothing, output: CommentDrafts },
  /** Keeps what stands in a box until it is saved, durably; null forgets it. */
  'comments.keepDraft': {
    input: z.strictObject({ box: z.string().max(200), draft: CommentDraft.nullable() }),
    output: done,
  },
  'comments.rows': { input: z.strictObject({ keys: z.array(z.string()).max(500) }), output: z.array(QueueRow) },

  /** Of these words, the ones that are misspelt in the language set last. Asked by the preload for the text boxes. */
  'spelling.check': {
    input: z.strictObject({ words: z.array(z.string().max(200)).max(20_000) }),
    output: z.array(z.string()),
  },
  'spelling.dictionaries': {
    input: nothing,
    output: z.array(z.strictObject({ language: z.string(), shipped: z.boolean() })),
  },
  /** Asks for a Hunspell dictionary with the system's dialog and keeps it; null when the person changed their mind. */
  'spelling.addDictionary': { input: nothing, output: z.strictObject({ language: z.string().nullable() }) },
  'spelling.removeDictionary': { input: z.strictObject({ language: Language }), output: done },
  'spelling.setLanguage': { input: z.strictObject({ language: Language }), output: done },
  /** Takes the names of the library's sources and posts into the person's word list; answers how many were new. */
  'spelling.learnNames': { input: nothing, output: z.strictObject({ learned: z.number().int() }) },

  /** Keeps a picture in the library; answers the path a post names it by, `assets/…`. At most 50 MB. */
  'pictures.add': {
    input: z.strictObject({ bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength <= 50_000_000) }),
    output: z.strictObject({ path: z.string() }),
  },

  'sources.list': { input: nothing, output: z.array(Source) },
  /** Saves fields of a source; `basedOn` 0 makes a new one. */
  'sources.save': {
    input: z.strictObject({ key: SourceKey, basedOn: Revision, changes: SourceChanges.partial() }),
    output: Source,
  },
  /** Asks for files and keeps them with the library, for `attachments` of a save; none when the person changed their mind. */
  'sources.chooseAttachments': { input: nothing, output: z.array(Attachment) },
  /** Shows the file of an attachment in its folder. */
  'sources.showAttachment': { input: z.strictObject({ asset: Attachment.shape.asset }), output: done },
  /** Moves sources into the trash; answers their entries there, for `trash.restore`. */
  'sources.remove': { input: z.strictObject({ keys: z.array(SourceKey).min(1) }), output: z.array(z.string()) },
  /** How often each source is cited, by key in lower case (`foldKey`). */
  'sources.counts': { input: nothing, output: z.record(z.string(), SourceCount) },
  /** The texts that cite a source, by pages of so many posts; `posts` is how many posts do. */
  'sources.whereUsed': {
    input: z.strictObject({ key: SourceKey, from: z.number().int().min(0), most: z.number().int().min(1).max(200) }),
    output: z.strictObject({ posts: z.number().int(), texts: z.array(UsingText) }),
  },
  'sources.rename': { input: z.strictObject({ key: SourceKey, to: SourceKey }), output: Rewritten },
  'sources.merge': {
    input: z.strictObject({ keep: SourceKey, others: z.array(SourceKey).min(1).max(100) }),
    output: Rewritten,
  },
  'sources.undoRewrite': { input: z.strictObject({ undo: z.string() }), output: done },
  /** Asks for a bibliography file and says what its import would do; null when the person changed their mind. */
  'sources.chooseImport': {
    input: nothing,
    output: z
      .strictObject({
        plan: z.string(),
        file: z.string(),
        add: z.array(z.strictObject({ key: SourceKey, title: z.string() })),
        duplicates: z.array(z.strictObject({ line: z.number().int(), title: z.string(), of: z.string() })),
        problems: z.array(z.strictObject({ line: z.number().int(), what: z.string() })),
      })
      .nullable(),
  },
  /** Does what `sources.chooseImport` told; answers how many sources are new. Progress comes as task `sources.import`. */
  'sources.import': { input: z.strictObject({ plan: z.string() }), output: z.number().int() },
  /** Writes sources into a file the person chooses: these keys, or those that a post and its comments cite, or all. */
  'sources.export': {
    input: z.strictObject({ format: BibliographyFormat, keys: z.array(SourceKey).nullable(), post: Id.nullable() }),
    output: z.strictObject({ path: z.string().nullable(), count: z.number().int() }),
  },
  /** Asks for the address of every source, or of these; progress comes as task `sources.links`. */
  'sources.checkLinks': {
    input: z.strictObject({ keys: z.array(SourceKey).nullable() }),
    output: z.array(
      z.strictObject({
        key: z.string(),
        url: z.string(),
        state: z.enum(['fine', 'dead', 'unclear']),
        reason: z.string(),
      }),
    ),
  },
  'sources.stopCheckingLinks': { input: nothing, output: done },
  /** The style citations print in, as text for a processor; null when the library names one that is not there. */
  'citations.style': {
    input: nothing,
    output: z
      .strictObject({
        id: z.string(),
        title: z.string(),
        style: z.string(),
        legalForms: z.string().nullable(),
        manner: z.enum(['bluebook', 'chicago', 'oscola', 'mla', 'plain']),
        locales: z.record(z.string(), z.string()),
      })
      .nullable(),
  },
  'citations.styles': { input: nothing, output: z.array(z.strictObject({ id: z.string(), title: z.string() })) },
  /** Asks for a .csl file and takes it into the library; null when the person changed their mind. */
  'citations.addStyle': { input: nothing, output: z.strictObject({ id: z.string(), title: z.string() }).nullable() },
  'topics.get': { input: nothing, output: Topics },
  /** Saves the tree, the order by hand, or both. */
  'topics.save': {
    input: z.strictObject({
      basedOn: Revision,
      changes: TopicTree.partial(),
    }),
    output: Topics,
  },
  /** Every post, and every comment that prints and has a topic, with the topics of each. */
  'topics.filed': { input: nothing, output: z.array(FiledLine) },
  /** Files a post, or one of its comments, under exactly these topics. */
  'topics.file': { input: z.strictObject({ post: Id, comment: Id.nullable(), topics: z.array(Id) }), output: done },
  /** Merges a topic into another, with everything filed under it. */
  'topics.merge': { input: z.strictObject({ from: Id, into: Id }), output: TopicsChange },
  /** Takes a topic away; nothing stays filed under it. */
  'topics.remove': { input: z.strictObject({ id: Id }), output: TopicsChange },
  /** Takes a merge or a removal back. */
  'topics.putBack': {
    input: TopicsChange.pick({ before: true, filed: true }).extend({ basedOn: Revision }),
    output: Topics,
  },

  /** Finds words in posts, notes, comments and sources; filters as in the search box. */
  'library.search': {
    input: z.strictObject({ query: z.string().max(2000), limit: z.number().int().min(1).max(500) }),
    output: SearchAnswer,
  },

  'backup.status': { input: nothing, output: BackupStatus },
  /** Makes today's automatic backup now, also when there is one; why it failed stands in the answer. */
  'backup.now': { input: nothing, output: BackupStatus },
  /** Writes a backup where the person says; `file` null when they changed their mind. */
  'backup.saveAs': { input: nothing, output: z.strictObject({ file: z.string().nullable() }) },
  /** Unpacks a backup the person chooses into a folder they choose, and answers that; null when they changed their mind. */
  'backup.restore': { input: nothing, output: z.strictObject({ dir: z.string() }).nullable() },
  'task.cancel': { input: z.strictObject({ task: z.string() }), output: done },

  /** Every place that refers to a post. */
  'references.to': { input: z.strictObject({ post: Id }), output: z.array(Backlink) },
  /** Writes a post's new slug where texts name it by the old one; answers whose texts and threads changed. */
  'references.follow': {
    input: z.strictObject({ from: Slug, to: Slug }),
    output: z.strictObject({ posts: z.array(Id), threads: z.array(Id) }),
  },

  /** The folder into which the site of this library was exported last, or null. */
  'export.siteFolder': { input: nothing, output: z.strictObject({ dir: z.string().nullable() }) },
  /** Asks for the folder of the site with the system's dialog; `dir` null when the person changed their mind. */
  'export.chooseSiteFolder': { input: nothing, output: z.strictObject({ dir: z.string().nullable() }) },
  /** Tells what an export of the site into this folder would write, and writes nothing. */
  'export.planSite': { input: dir, output: SiteReport },
  /** Exports the site; the folder must have been chosen. Reports its progress as the task `export-site`. */
  'export.site': { input: dir, output: SiteReport },
  /** Opens the home page of an exported site in the person's browser. */
  'export.openSite': { input: dir, output: done },

  /** Puts a post on the clipboard: for WordPress and other editors as HTML source, or as formatted text. */
  'export.copy': { input: z.strictObject({ id: Id, as: z.enum(['wordpress', 'rich']) }), output: done },
  /** Exports posts, one file a post or for WordPress one of all, into a folder the person chooses; `dir` null when they changed their mind. */
  'export.posts': {
    input: z.strictObject({
      ids: z.array(Id).min(1),
      format: z.enum(['html', 'markdown', 'pdf', 'wxr']).default('html'),
    }),
    output: z.strictObject({
      dir: z.string().nullable(),
      files: z.array(z.string()),
      /** One sentence each: which post was left out, as a file of it cannot be read; what does not stand in a file as it was written. */
      told: z.array(z.string()),
    }),
  },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>

/** What the main process tells the window without being asked. */
export const events = {
  /** A menu item was chosen; the name is one of the window's command table. */
  'menu.command': z.string(),
  /** Something outside this window changed the library; the parts named should be asked for again. */
  'library.changed': z.strictObject({
    posts: z.array(Id),
    threads: z.array(Id),
    sources: z.boolean(),
    topics: z.boolean(),
    library: z.boolean(),
  }),
  /** The window is about to close: save what is open, then answer with `app.closeReady`. */
  'app.closing': z.null(),
  /** Postil was started again with a library to open: save what is open, then ask for this one. */
  'library.openRequested': z.strictObject({ dir: z.string() }),
  'backup.changed': BackupStatus,
  /** Words are judged otherwise than before: the person's list, a dictionary or the language is another. */
  'spelling.changed': z.null(),
  /** A long piece of work moved on; `total` 0 while it is not known. */
  'task.progress': z.strictObject({ task: z.string(), done: z.number(), total: z.number(), what: z.string() }),
} as const satisfies Record<string, z.ZodType>

export type Channel = keyof typeof requests
export type Input<C extends Channel> = z.input<(typeof requests)[C]['input']>
export type ParsedInput<C extends Channel> = z.output<(typeof requests)[C]['input']>
export type Output<C extends Channel> = z.output<(typeof requests)[C]['output']>
export type Reply<C extends Channel> = Result<Output<C>, AppError>
export type EventName = keyof typeof events
export type EventPayload<E extends EventName> = z.output<(typeof events)[E]>

/** One function a channel; a missing or misspelt one does not compile. */
export type Handlers = { readonly [C in Channel]: (input: ParsedInput<C>) => Promise<Reply<C>> }

/** What the preload puts on the page as `window.postil`. */
export interface PostilBridge {
  /** Asks for something; the answer is a `Reply` of this channel as JSON. */
  request<C extends Channel>(channel: C, input: Input<C>): Promise<string>
  /** Listens to an event of the main process; answers the function that stops listening. */
  on<E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void): () => void
}
