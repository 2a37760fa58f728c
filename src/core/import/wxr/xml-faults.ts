/** What is wrong with XML, and where. */
export interface XmlFault {
  /** From 1. */
  readonly line: number
  readonly why: string
}

/** Thrown inside a parser to end it; carried out as a value. */
export class XmlError extends Error {
  constructor(readonly fault: XmlFault) {
    super(fault.why)
  }
}

/** Faults of single characters: the text is read as it stands, and no element is lost. */
const SLIGHT =
  /^(?:disallowed character\.|undefined entity\.|empty entity name\.|disallowed character in entity name\.|malformed character entity\.|the string "]]>" is disallowed)/

/** WordPress leaves them in the text, where XML cannot hold them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is about control characters
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/** Takes what the parser reports; throws what cannot be passed over. `before` is the number of lines before the text parsed. */
export function faultHandler(before: number, slight: XmlFault[]): (error: Error) => void {
  return (error) => {
    const [, line = '1', why = error.message] = /^(\d+):\d+: ([\s\S]*)$/.exec(error.message) ?? []
    const [at, what] = [before + Number(line), why.replace(/\.$/, '')]
    if (!SLIGHT.test(why)) throw new XmlError({ line: at, why: `its XML is broken (${what})` })
    if (slight.length < 100) slight.push({ line: at, why: what })
  }
}

/** A text without the characters that XML, and a reader, cannot have. */
export function withoutControls(text: string): string {
  return text.replace(CONTROLS, '')
}
