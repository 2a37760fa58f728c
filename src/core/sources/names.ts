/** A name in the CSL model: a person with parts, or an organisation as one `literal`. */
export interface CslName {
  readonly family?: string
  readonly given?: string
  readonly literal?: string
  readonly suffix?: string
  readonly 'non-dropping-particle'?: string
  readonly 'dropping-particle'?: string
}

/** The names of a CSL variable; anything in it that is no name is passed over. */
export function namesOf(value: unknown): CslName[] {
  if (!Array.isArray(value)) return []
  return value.filter(
    (one): one is CslName => typeof one === 'object' && one !== null && nameText(one as CslName) !== '',
  )
}

/** "Marchetti, Lena", or an organisation as it is. */
export function nameText(name: CslName): string {
  if (name.literal) return name.literal
  const family = [name['non-dropping-particle'], name.family].filter(Boolean).join(' ')
  const given = [name.given, name['dropping-particle']].filter(Boolean).join(' ')
  return [family, given, name.suffix].filter(Boolean).join(', ')
}

/** Names as a form shows them: "Whitlow, Bettina; Osei, Kwame". */
export function showNames(value: unknown): string {
  return namesOf(value).map(nameText).join('; ')
}

/**
 * Reads names as a form takes them: people as "Family, Given" or "Family, Given, Jr.", organisations without a comma or in
 * braces ("{Smith, Kline & French}"); ";" between them. A name of `before` that was not changed keeps all its parts.
 */
export function readNames(typed: string, before: readonly CslName[] = []): CslName[] {
  const known = new Map(before.map((name) => [nameText(name), name]))
  const parts = typed.match(/(?:\{[^}]*\}|[^;])+/g) ?? []
  return parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => known.get(part) ?? readName(part))
}

function readName(typed: string): CslName {
  const braced = /^\{(.*)\}$/.exec(typed)?.[1]
  if (braced !== undefined) return { literal: braced }
  const [family = '', given = '', ...suffix] = typed.split(',').map((part) => part.trim())
  if (given === '') return { literal: family }
  return { family, given, ...(suffix.length > 0 ? { suffix: suffix.join(', ') } : {}) }
}
