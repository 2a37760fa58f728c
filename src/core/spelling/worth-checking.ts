/** Abbreviations and words of law and learning that no general dictionary knows. Lower case, without the full stop. */
const LEARNED = new Set(
  `aff'd cert cf ch cir cl cmt cong const ct dept doc ed eds eg enacted esp et etc ex fed fn gov't govt id ibid ie infra int'l
  jd judgement jur l lb ll llc llm loc cit nos op para pp pub rev'd rec res rev s sec seq sess stat supp supra tbl trans univ
  viz vol vols amici amicus arguendo bona certiorari corpus curiae de dicta dictum estoppel ex facie fide forma facto habeas
  iure jure lex loci mandamus mens minimis mutandis mutatis nolo obiter pari passim pauperis per prima quo rea reus sic sine
  stare decisis status sua sub subpoena sui juris ultra vires voir dire warranto writ wto posse comitatus quasi ratione
  scienter sponte tempore bluebook oscola footnote footnotes endnote endnotes blog blogs online website`.split(/\s+/),
)

/**
 * Whether a word can be wrong at all. Numbers, initials, sections, addresses, keys of sources and words in capitals cannot;
 * nor can what lawyers write every day.
 */
export function isWorthChecking(word: string): boolean {
  const bare = word.replaceAll('’', "'").replace(/'s$/i, '')
  if (bare.length < 2 || /[\d_@/\\§]/.test(bare)) return false
  if (bare === bare.toUpperCase()) return false
  // Camel case and the like are names of things, not words.
  if (/\p{Ll}\p{Lu}/u.test(bare)) return false
  return !LEARNED.has(bare.toLowerCase())
}

/** Words that look like names: a capital inside sentences, at least `often` times. Takes plain texts, answers each once. */
export function namesIn(texts: Iterable<string>, often = 2): string[] {
  const seen = new Map<string, number>()
  for (const text of texts) {
    // Behind a word in small letters or a comma: not at the beginning of a sentence, where every word has a capital.
    for (const [, name = ''] of text.matchAll(/[\p{Ll},;] (\p{Lu}[\p{L}\p{M}’'-]+)/gu)) {
      const bare = name.replace(/[’']s$/u, '')
      seen.set(bare, (seen.get(bare) ?? 0) + 1)
    }
  }
  return [...seen].filter(([, count]) => count >= often).map(([name]) => name)
}
