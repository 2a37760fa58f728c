import { parentPort } from 'node:worker_threads'
import nspell from 'nspell'
import type { Hunspell } from '../../core/spelling/hunspell'

/** Looks words up, on a thread of its own: dictionaries take long to read, and those people add may be anything. */

export type SpellingRequest = { readonly id: number } & (
  | { readonly kind: 'load'; readonly dictionary: string; readonly files: Hunspell }
  | { readonly kind: 'misspelt'; readonly dictionary: string; readonly words: readonly string[] }
  | { readonly kind: 'suggest'; readonly dictionary: string; readonly word: string }
)
export type SpellingAnswer = { readonly id: number; readonly words: string[] }

const port = parentPort
if (!port) throw new Error('this file is a worker')
const spellers = new Map<string, ReturnType<typeof nspell>>()

port.on('message', (request: SpellingRequest) => {
  port.postMessage({ id: request.id, words: answer(request) } satisfies SpellingAnswer)
})

function answer(request: SpellingRequest): string[] {
  if (request.kind === 'load') {
    spellers.set(request.dictionary, nspell(request.files))
    return []
  }
  const speller = spellers.get(request.dictionary)
  if (!speller) throw new Error(`the dictionary ${request.dictionary} is not loaded`)
  if (request.kind === 'misspelt') return request.words.filter((word) => !speller.correct(word))
  return speller.suggest(request.word)
}
