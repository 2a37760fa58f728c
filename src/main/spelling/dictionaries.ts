type Speller = ReturnType<typeof import('nspell')>

/** The dictionaries that ship with the program, read when a post in their language is first opened. */
const LOADERS: Readonly<Record<string, () => Promise<{ readonly aff: string; readonly dic: string }>>> = {
  'en-US': async () => ({
    aff: (await import('../../../node_modules/dictionary-en/index.aff?raw')).default,
    dic: (await import('../../../node_modules/dictionary-en/index.dic?raw')).default,
  }),
  'en-GB': async () => ({
    aff: (await import('../../../node_modules/dictionary-en-gb/index.aff?raw')).default,
    dic: (await import('../../../node_modules/dictionary-en-gb/index.dic?raw')).default,
  }),
}

const loaded = new Map<string, Promise<Speller>>()

/** Which dictionary serves a language (BCP 47), or null where there is none: such texts are not checked. */
export function dictionaryFor(language: string): string | null {
  if (!/^en\b/i.test(language)) return null
  return /^en-(GB|IE|AU|NZ|IN|ZA)$/i.test(language) ? 'en-GB' : 'en-US'
}

/** The speller of a dictionary; the first call takes about half a second. */
export async function spellerFor(dictionary: string): Promise<Speller> {
  const load = LOADERS[dictionary]
  if (!load) throw new Error(`there is no dictionary ${dictionary}`)
  if (!loaded.has(dictionary))
    loaded.set(
      dictionary,
      Promise.all([import('nspell'), load()]).then(([{ default: nspell }, files]) => nspell(files)),
    )
  return loaded.get(dictionary) as Promise<Speller>
}
