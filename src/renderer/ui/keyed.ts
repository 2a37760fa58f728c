/** Items of a list whose parts never move (a comparison, an answer): their place is their key. */
export function withKeys<T>(items: readonly T[]): { readonly key: string; readonly item: T }[] {
  return items.map((item, at) => ({ key: String(at), item }))
}
