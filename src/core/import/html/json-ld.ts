import type { Element } from 'hast'
import { attribute, textOf } from './tree'

/** What a page says of its article as JSON-LD, for searchers. */
export interface ArticleData {
  readonly title: string | null
  readonly site: string | null
  readonly authors: readonly string[]
  readonly published: string | null
  readonly modified: string | null
  readonly description: string | null
  readonly tags: readonly string[]
  readonly address: string | null
}

type Fields = Readonly<Record<string, unknown>>

/** Reads the JSON-LD of the first article among the scripts of a page; what cannot be read says nothing. */
export function articleData(elements: readonly Element[]): ArticleData {
  const said = elements
    .filter((one) => one.tagName === 'script' && /^application\/ld\+json/i.test(attribute(one, 'type')))
    .flatMap((script) => things(parsed(textOf(script)), 0))
  const article =
    said.find((one) => texts(one['@type']).some((type) => /(?:article|posting|report)$/i.test(type))) ?? {}
  const text = (name: string) => texts(article[name])[0]?.replaceAll(/\s+/g, ' ').trim() || null
  return {
    title: text('headline') ?? text('name'),
    site: names(article.publisher, said)[0] ?? null,
    authors: names(article.author, said),
    published: text('datePublished'),
    modified: text('dateModified'),
    description: text('description'),
    tags: texts(article.keywords).flatMap((list) => list.split(',')),
    address: text('url'),
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

/** The things a script tells of: one, a list, or a graph. */
function things(value: unknown, depth: number): Fields[] {
  if (depth > 4) return []
  if (Array.isArray(value)) return value.flatMap((one) => things(one, depth + 1))
  return isFields(value) ? [value, ...things(value['@graph'], depth + 1)] : []
}

/** The names of people, told in place or by their id elsewhere in the graph. */
function names(value: unknown, said: readonly Fields[]): string[] {
  const people = Array.isArray(value) ? value : [value]
  return people.flatMap((one: unknown) => {
    if (!isFields(one)) return texts(one)
    const told = one.name === undefined ? said.find((other) => other['@id'] === one['@id'] && other.name) : one
    return texts(told?.name).map((name) => name.trim())
  })
}

function texts(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string')
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
