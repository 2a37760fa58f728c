/** "1 post", "2,304 posts". */
export function counted(number: number, one: string, many: string): string {
  // What sets the thousands apart is made anew at each call, and every page of a site counts something.
  const written = number < 1_000 ? String(number) : number.toLocaleString('en-US')
  return `${written} ${number === 1 ? one : many}`
}
