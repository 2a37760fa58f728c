/** A time of the library as WordPress writes it, on the author's own calendar. */
export function localTime(date: string): string {
  return date.slice(0, 19).replace('T', ' ')
}

/** The same in universal time. */
export function universalTime(date: string): string {
  return localTime(new Date(date).toISOString())
}

/** The same as RSS writes it (RFC 822). */
export function feedTime(date: string): string {
  return new Date(date).toUTCString().replace('GMT', '+0000')
}
