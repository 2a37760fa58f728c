const SENTENCE =
  'The court held otherwise, and the reasons it gave have been quoted ever since by those who did not read them to the end.'

/** A post of about so many words with so many notes, in paragraphs of plain prose with some emphasis, quotations and headings. */
export function longPost(words: number, notes: number): string {
  const perNote = 10
  const perParagraph = Math.max(20, Math.floor((words - notes * perNote) / notes))
  const sentences = Math.max(1, Math.round(perParagraph / SENTENCE.split(' ').length))
  const body: string[] = []
  for (let n = 1; n <= notes; n += 1) {
    if (n % 25 === 1) body.push(`## Part ${Math.ceil(n / 25)}`)
    const prose = Array.from({ length: sentences }, (_, at) => (at === 1 ? `*${SENTENCE}*` : SENTENCE)).join(' ')
    body.push(`${n % 40 === 0 ? '> ' : ''}${prose}[^n${n}]`)
  }
  for (let n = 1; n <= notes; n += 1) body.push(`[^n${n}]: See volume ${n}, page ${n * 3}, where all of it is set out.`)
  return `${body.join('\n\n')}\n`
}
