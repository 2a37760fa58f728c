const ACCENTS = new Map(
  Object.entries({
    '`': '\u0300',
    "'": '\u0301',
    '^': '\u0302',
    '~': '\u0303',
    '=': '\u0304',
    u: '\u0306',
    '.': '\u0307',
    '"': '\u0308',
    r: '\u030a',
    H: '\u030b',
    v: '\u030c',
    d: '\u0323',
    c: '\u0327',
    k: '\u0328',
    b: '\u0331',
  }),
)

const SIGNS = new Map(
  Object.entries({
    ss: 'ß',
    SS: 'ẞ',
    o: 'ø',
    O: 'Ø',
    l: 'ł',
    L: 'Ł',
    ae: 'æ',
    AE: 'Æ',
    oe: 'œ',
    OE: 'Œ',
    aa: 'å',
    AA: 'Å',
    i: 'ı',
    j: 'ȷ',
    dh: 'ð',
    DH: 'Ð',
    th: 'þ',
    TH: 'Þ',
    dj: 'đ',
    DJ: 'Đ',
    S: '§',
    P: '¶',
    pounds: '£',
    copyright: '©',
    ldots: '…',
    dots: '…',
    textendash: '–',
    textemdash: '—',
    textquoteleft: '‘',
    textquoteright: '’',
    textquotedblleft: '“',
    textquotedblright: '”',
    textasciitilde: '~',
    textbackslash: '\\',
    textunderscore: '_',
    textgreater: '>',
    textless: '<',
    textbar: '|',
    slash: '/',
    textdegree: '°',
    textregistered: '®',
    texttrademark: '™',
    euro: '€',
    texteuro: '€',
    quotedblbase: '„',
    glqq: '„',
    grqq: '“',
    LaTeX: 'LaTeX',
    TeX: 'TeX',
    space: ' ',
    newline: ' ',
    par: ' ',
    linebreak: ' ',
    alpha: 'α',
    beta: 'β',
    gamma: 'γ',
    delta: 'δ',
    epsilon: 'ε',
    zeta: 'ζ',
    eta: 'η',
    theta: 'θ',
    iota: 'ι',
    kappa: 'κ',
    lambda: 'λ',
    mu: 'μ',
    nu: 'ν',
    xi: 'ξ',
    pi: 'π',
    rho: 'ρ',
    sigma: 'σ',
    tau: 'τ',
    upsilon: 'υ',
    phi: 'φ',
    chi: 'χ',
    psi: 'ψ',
    omega: 'ω',
    Gamma: 'Γ',
    Delta: 'Δ',
    Theta: 'Θ',
    Lambda: 'Λ',
    Xi: 'Ξ',
    Pi: 'Π',
    Sigma: 'Σ',
    Phi: 'Φ',
    Psi: 'Ψ',
    Omega: 'Ω',
    times: '×',
    pm: '±',
    textquotesingle: "'",
    sim: '∼',
  }),
)

/** Commands whose words print in another face, as the marks of CSL's rich text. */
const FACES = new Map(
  Object.entries({
    textit: 'i',
    emph: 'i',
    mkbibemph: 'i',
    textsl: 'i',
    textbf: 'b',
    mkbibbold: 'b',
    textsuperscript: 'sup',
    textsubscript: 'sub',
  }),
)

/**
 * Turns LaTeX as bibliographies use it into text: accents, signs, dashes, quotes, and the faces that CSL knows (<i>, <b>, <sup>,
 * <sub>). Braces go, unknown commands leave their words. Takes a field's value, returns text in NFC.
 */
export function fromLatex(latex: string): string {
  return new LatexReader(latex)
    .read()
    .normalize('NFC')
    .replaceAll(/[ \t\r\n]+/g, ' ')
    .trim()
}

/** Nobody nests deeper; a file that does would only break the stack. */
const DEEPEST = 100

/** What stands for itself. */
const PLAIN = /[^\\{}$^_~`'-]+/y

class LatexReader {
  private at = 0
  private depth = 0
  private math = false

  constructor(private readonly latex: string) {}

  read(until = ''): string {
    let out = ''
    while (this.at < this.latex.length) {
      const char = this.latex[this.at] ?? ''
      if (char === until) break
      PLAIN.lastIndex = this.at
      const run = PLAIN.exec(this.latex)?.[0]
      if (run !== undefined) {
        out += run
        this.at += run.length
        continue
      }
      this.at += 1
      if (char === '\\') out += this.depth < DEEPEST ? this.command() : ''
      else if (char === '{') out += this.group()
      else if (char === '$') this.math = !this.math
      else if (this.math && (char === '^' || char === '_')) out += this.raised(char)
      else if (char !== '}') out += this.plain(char)
    }
    return out
  }

  /** What stands in braces; the opening one is read already. */
  private group(): string {
    if (this.depth >= DEEPEST) return ''
    this.depth += 1
    const inside = this.read('}')
    this.depth -= 1
    this.at += 1
    return inside
  }

  private raised(char: string): string {
    const face = char === '^' ? 'sup' : 'sub'
    return `<${face}>${this.argument()}</${face}>`
  }

  private plain(char: string): string {
    if (char === '~') return '\u00a0'
    for (const [written, sign] of [
      ['---', '—'],
      ['--', '–'],
      ['``', '“'],
      ["''", '”'],
      ['`', '‘'],
    ] as const) {
      if (!this.latex.startsWith(written, this.at - 1)) continue
      this.at += written.length - 1
      return sign
    }
    return char
  }

  private command(): string {
    const name = /^(?:[A-Za-z]+\*?|[\s\S])/.exec(this.latex.slice(this.at))?.[0] ?? ''
    this.at += name.length
    const letters = /^[A-Za-z]/.test(name)
    const accent = ACCENTS.get(name)
    if (accent && (!letters || this.hasArgument())) return this.accented(name, accent)
    if (letters) this.skipSpace()
    const sign = SIGNS.get(name)
    if (sign !== undefined) return sign
    const face = FACES.get(name)
    if (face) return `<${face}>${this.argument()}</${face}>`
    if (name === 'textsc') return `<span style="font-variant: small-caps">${this.argument()}</span>`
    if (name === 'url' || name === 'path' || name === 'nolinkurl') return this.verbatim()
    if (name === 'href') {
      this.argument()
      return this.argument()
    }
    if (name === '-' || name === '/' || name === '\\') return name === '\\' ? ' ' : ''
    return letters ? '' : name
  }

  /** An address in braces: nothing in it is a command. */
  private verbatim(): string {
    const address = /^\{([^{}]*)\}/.exec(this.latex.slice(this.at))
    this.at += address?.[0].length ?? 0
    return (address?.[1] ?? '').replaceAll(/\\([_%&#~$])/g, '$1')
  }

  private accented(name: string, accent: string): string {
    // "\~" and "\^" without a letter stand for themselves.
    if (!/^\s*[\p{L}\\{]/u.test(this.latex.slice(this.at))) return name
    this.skipSpace()
    const base = this.argument()
    const plain = base === 'ı' ? 'i' : base === 'ȷ' ? 'j' : base
    return plain === '' ? name : plain[0] + accent + plain.slice(1)
  }

  /** The next group, command or character. */
  private argument(): string {
    const char = this.latex[this.at] ?? ''
    this.at += 1
    if (char === '{') return this.group()
    return char === '\\' ? this.command() : char
  }

  /** An accent written by a letter ("\c c", "\v{s}") needs a space or a brace behind it. */
  private hasArgument(): boolean {
    return /^\s*[{\\]|^\s+\p{L}/u.test(this.latex.slice(this.at))
  }

  private skipSpace(): void {
    while (/[ \t\r\n]/.test(this.latex[this.at] ?? '')) this.at += 1
  }
}

/** Splits at `separator` where no brace is open: names at " and ", keywords at ",". */
export function splitOutsideBraces(latex: string, separator: RegExp): string[] {
  const parts: string[] = []
  let depth = 0
  let from = 0
  for (let at = 0; at < latex.length; at += 1) {
    const char = latex[at]
    if (char === '\\') at += 1
    else if (char === '{') depth += 1
    else if (char === '}') depth = Math.max(0, depth - 1)
    else if (depth === 0) {
      const match = separator.exec(latex.slice(at, at + 40))
      if (match?.index !== 0) continue
      parts.push(latex.slice(from, at))
      at += match[0].length - 1
      from = at + 1
    }
  }
  return [...parts, latex.slice(from)]
}
