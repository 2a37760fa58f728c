import { z } from 'zod'
import { AppError } from '../core/error'
import { VersionReason } from '../core/history/version-reason'
import { Id, Timestamp } from '../core/identifier'
import { Library } from '../core/library'
import { PostChanges, PostSummary } from '../core/post'
import { Attachment, CslItem, Source } from '../core/source'
import { Topics } from '../core/topic'

// What travels between the window and the main process and is no thing of the domain: views, reports, states.

/**
 * A file of the library that was set aside: it could not be read, a later Postil wrote it, or it is a conflict copy of
 * `post`. `offer` is the time of the good version that can be put in its place, if there is one.
 */
export const SetAside = z.strictObject({
  path: z.string(),
  kind: z.enum(['damaged', 'newer', 'copy']),
  reason: z.string(),
  post: z.string().nullable(),
  offer: Timestamp.nullable(),
})
export type SetAside = z.infer<typeof SetAside>

/** Typing that a crash had cut off: it is in its post again, or became a new post, or waits for a choice. */
export const Recovered = z.strictObject({
  post: Id,
  title: z.string(),
  at: Timestamp,
  outcome: z.enum(['saved', 'new-post', 'conflict']),
})
export type Recovered = z.infer<typeof Recovered>

/** One line of a post's history; `next` is what the version after it changed. */
export const TimelineEntry = z.strictObject({
  sequence: z.number().int(),
  reason: VersionReason,
  pinned: z.boolean(),
  at: Timestamp,
  title: z.string(),
  next: z.strictObject({
    words: z.number().int(),
    passages: z.number().int(),
    notes: z.number().int(),
    fields: z.array(z.enum(Object.keys(PostChanges.shape) as (keyof PostChanges)[])),
  }),
})
export type TimelineEntry = z.infer<typeof TimelineEntry>

/** One thing in the trash, with all that hung on it. `name` is its folder there. */
export const TrashEntry = z.strictObject({
  name: z.string(),
  kind: z.enum(['post', 'source', 'file']),
  id: z.string(),
  title: z.string(),
  at: Timestamp,
})
export type TrashEntry = z.infer<typeof TrashEntry>

/** Everything the window shows first: the open library with its list, or none. */
export const LibraryView = z.strictObject({
  dir: z.string(),
  library: Library,
  posts: z.array(PostSummary),
  counts: z.strictObject({ sources: z.number().int(), topics: z.number().int() }),
  /** Who holds the lock when this window may only read, else null. */
  readOnly: z.strictObject({ why: z.enum(['locked', 'folder', 'asked']), owner: z.string() }).nullable(),
  setAside: z.array(SetAside),
  recovered: z.array(Recovered),
})
export type LibraryView = z.infer<typeof LibraryView>

/** How the automatic backup stands. */
export const BackupStatus = z.strictObject({
  /** When the newest one was finished. */
  last: Timestamp.nullable(),
  folder: z.string(),
  running: z.boolean(),
  /** Why the last try failed, if it did. */
  failure: AppError.nullable(),
})
export type BackupStatus = z.infer<typeof BackupStatus>

/** What the program remembers about itself, apart from any library. */
export const Preferences = z.strictObject({
  theme: z.enum(['light', 'dark', 'system']),
  textSize: z.number().min(0.8).max(1.6),
  lastPost: z.record(z.string(), Id),
  columns: z.record(z.string(), z.number()),
  /** Which author of a library writes at this machine, by the library's folder. */
  writesAs: z.record(z.string(), Id),
})
export type Preferences = z.infer<typeof Preferences>

/**
 * The menus as the page's command table lists them; `null` is a line between items. `keys` as `Mod+Shift+E`. Menus named
 * File, Edit, View and Help join the system's own.
 */
export const AppMenu = z
  .array(
    z.strictObject({
      title: z.string().min(1).max(40),
      items: z
        .array(
          z
            .strictObject({
              command: z.string().max(100),
              label: z.string().max(200),
              keys: z.string().max(40).nullable(),
              enabled: z.boolean(),
            })
            .nullable(),
        )
        .max(100),
    }),
  )
  .max(12)
export type AppMenu = z.infer<typeof AppMenu>

/** A source as a window changes it; the CSL record may hold any variable, but nothing bottomless. */
export const SourceChanges = z.strictObject({
  csl: CslItem,
  status: Source.shape.status.unwrap(),
  remark: z.strictObject({ text: z.string().max(100_000), prints: z.boolean() }),
  accessed: Source.shape.accessed.unwrap(),
  archived: Source.shape.archived.unwrap(),
  tags: z.array(z.string().min(1).max(200)).max(200),
  attachments: z.array(Attachment).max(200),
})
export const BibliographyFormat = z.enum(['bibtex', 'ris', 'csl-json'])

/** What renaming or merging sources did; `undo` names it for `sources.undoRewrite`. */
export const Rewritten = z.strictObject({
  undo: z.string(),
  posts: z.array(Id),
  threads: z.array(Id),
  citations: z.number().int(),
})

/** What an export of the site did, or would do. */
export const SiteReport = z.strictObject({
  dir: z.string(),
  dryRun: z.boolean(),
  changes: z.array(
    z.strictObject({ path: z.string(), change: z.enum(['new', 'changed', 'removed']), why: z.string() }),
  ),
  same: z.number().int(),
})
export type SiteReport = z.infer<typeof SiteReport>

/** A place that refers to a post: in a post's own text, or in one of its comments. */
export const Backlink = z.strictObject({
  post: Id,
  title: z.string(),
  comment: Id.nullable(),
  /** The name it uses: the id, or the slug. */
  name: z.string(),
  words: z.string(),
})
export type Backlink = z.infer<typeof Backlink>

/** The tree of topics with its order by hand, as it stood. */
export const TopicTree = z.strictObject({ topics: Topics.shape.topics, entries: Topics.shape.entries })

/** A change of topics with all that takes it back: the tree as it stood, and what was filed anew. */
export const TopicsChange = z.strictObject({
  topics: Topics,
  before: TopicTree,
  filed: z.array(
    z.strictObject({ post: Id, comment: Id.nullable(), before: z.array(z.string()), after: z.array(z.string()) }),
  ),
})
export type TopicsChange = z.infer<typeof TopicsChange>

/** A post, or a comment that prints and is filed somewhere, as the Topics screen lists it. */
export const FiledLine = z.strictObject({
  post: Id,
  comment: Id.nullable(),
  title: z.string(),
  date: z.string(),
  status: z.string(),
  topics: z.array(z.string()),
})
export type FiledLine = z.infer<typeof FiledLine>
