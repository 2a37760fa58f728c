/** "2,304". Written without Intl, which takes longer to make ready than the list of posts to draw. */
export function withCommas(number: number): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, ',')
}

/** "1 post", "2,304 posts". */
export function counted(number: number, one: string, many: string): string {
  return `${withCommas(number)} ${number === 1 ? one : many}`
}
