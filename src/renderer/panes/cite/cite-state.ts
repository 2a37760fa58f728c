import { flushSync } from 'react-dom'
import { create } from 'zustand'
import type { CitationDraft } from '../../../core/sources/citation-syntax'
import { writeCitation } from '../../../core/sources/citation-syntax'
import { type CitePlace, citePlace } from '../../../core/sources/cite-place'
import { readLocator, writeLocator } from '../../../core/sources/locator'
import { countSources, useSources } from '../../session/sources'
import { type CiteTarget, citeTarget } from './target'

/** One source of the citation being made, with its place as the author types it: "5", "§ 3", "ch. iv". */
export interface Cited {
  readonly key: string
  readonly prefix: string
  readonly place: string
  readonly suffix: string
  readonly suppressAuthor: boolean
}

interface CiteState {
  readonly target: CiteTarget | null
  readonly place: CitePlace | null
  readonly cited: readonly Cited[]
  /** Whether the citation goes into a footnote of its own. */
  readonly asNote: boolean
}

const CLOSED: CiteState = { target: null, place: null, cited: [], asNote: false }

export const useCite = create<CiteState>()(() => CLOSED)

/** Opens the picker on the text that has the keyboard; in a citation, to change that one. */
export function openCite(): void {
  const target = citeTarget()
  if (!target) return
  if (useSources.getState().counts === null) void countSources()
  const place = citePlace(target.text, target.selection)
  const cited = place.citation?.items.map(fromItem) ?? []
  const inNotes = isNoteStyle()
  const asNote = inNotes && target.takesNotes && !place.inNote && !place.citation
  flushSync(() => useCite.setState({ target, place, cited, asNote }))
}

function isNoteStyle(): boolean {
  const { style } = useSources.getState()
  return style === null || !/"class": ?"in-text"|class="in-text"/.test(style.style.slice(0, 3000))
}

function fromItem({ key, prefix, locator, suffix, suppressAuthor }: CitationDraft): Cited {
  return {
    key,
    prefix,
    place: locator ? writeLocator(locator) : '',
    suffix: suffix.replace(/^[,\s]+/, ''),
    suppressAuthor,
  }
}

/** Puts a source into the citation. */
export function cite(key: string): void {
  const cited = { key, prefix: '', place: '', suffix: '', suppressAuthor: false }
  useCite.setState((state) => ({ cited: [...state.cited, cited] }))
}

export function changeCited(index: number, change: Partial<Cited>): void {
  useCite.setState((state) => ({
    cited: state.cited.map((one, at) => (at === index ? { ...one, ...change } : one)),
  }))
}

export function dropCited(index: number): void {
  useCite.setState((state) => ({ cited: state.cited.filter((_, at) => at !== index) }))
}

export function setAsNote(asNote: boolean): void {
  useCite.setState({ asNote })
}

/** The citation as it will stand in the text. */
export function citationText(cited: readonly Cited[]): string {
  return cited.length === 0 ? '' : writeCitation(cited.map(toDraft))
}

function toDraft({ key, prefix, place, suffix, suppressAuthor }: Cited): CitationDraft {
  const typed = place.trim()
  const { locator, length } = readLocator(typed)
  const whole = length === typed.length ? locator : { label: 'page' as const, value: typed }
  const words = suffix.trim()
  return {
    key,
    prefix,
    suppressAuthor,
    locator: typed === '' ? null : whole,
    suffix: words === '' ? '' : /^[,.;:)]/.test(words) ? words : `, ${words}`,
  }
}

/** Closes the dialog at once, so that the next key already goes to the text. */
function close(): void {
  flushSync(() => useCite.setState(CLOSED, true))
}

/** Puts the citation into the text and closes the picker. With no source left, a citation that stood there goes. */
export function finishCite(): void {
  const { target, place, cited, asNote } = useCite.getState()
  if (!target || !place) return
  close()
  const words = citationText(cited)
  if (asNote && words !== '') target.insertNote(place.from, place.to, words)
  else if (words !== '' || place.citation) {
    target.replace(place.from, place.to, spaced(target.text, place.from, words))
  } else target.focus()
}

/** A citation in the running text keeps a space from the word before it. */
function spaced(text: string, at: number, words: string): string {
  return words !== '' && /[\p{L}\p{N}.,;)”’"]/u.test(text[at - 1] ?? '') ? ` ${words}` : words
}

/** Closes the picker; the text stays as it was. */
export function cancelCite(): void {
  const { target } = useCite.getState()
  close()
  target?.focus()
}
