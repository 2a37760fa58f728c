import { splitTarget } from '../../core/cross-references/resolve'
import type { NoteScan } from '../../core/footnotes/note'
import { useAnalysis } from '../preview/analysis'
import { session, useSession } from '../session/session'
import type { TextareaEditor } from './textarea-editor'

/** Keeps the editor told which marks lead nowhere: notes without a definition or never called, posts that do not exist. */
export function judgeMarks(editor: Pick<TextareaEditor, 'post' | 'judgeMarks'>): () => void {
  let told: string | null = null
  let { posts } = session()
  let names = namesOf(posts)
  const tell = () => {
    const { post, scan } = useAnalysis.getState()
    if (post !== editor.post) return
    const broken = brokenLabels(scan)
    const key = [...broken].sort().join(' ')
    if (key === told) return
    told = key
    editor.judgeMarks((mark) => {
      if (mark.kind === 'note') return broken.has(mark.name.toLowerCase())
      return mark.kind === 'cross-reference' && !names.has(splitTarget(mark.name).post)
    })
  }
  // The list is another one after each save; which posts there are has seldom changed.
  const follow = () => {
    if (session().posts === posts) return
    posts = session().posts
    const now = namesOf(posts)
    if (now.size === names.size && [...now].every((name) => names.has(name))) return
    names = now
    told = null
    tell()
  }
  tell()
  const stops = [useAnalysis.subscribe(tell), useSession.subscribe(follow)]
  return () => {
    for (const stop of stops) stop()
  }
}

function namesOf(posts: readonly { readonly id: string; readonly slug: string }[]): ReadonlySet<string> {
  return new Set(posts.flatMap(({ id, slug }) => [id, slug]))
}

function brokenLabels(scan: NoteScan): Set<string> {
  return new Set([
    ...scan.dangling.map((mark) => mark.identifier),
    ...scan.orphans.map((definition) => definition.identifier),
  ])
}
