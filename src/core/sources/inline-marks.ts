/**
 * The little Markdown that a prefix, a suffix or a remark may hold, as citeproc's own marks: `*x*` and `_x_` become <i>,
 * `**x**` <b>; a backslash hides a mark. Anything else stays as typed. Takes Markdown, returns text for citeproc.
 */
export function toCiteprocMarks(markdown: string): string {
  const hidden: string[] = []
  const text = markdown
    .replaceAll(/\\([!-/:-@[-`{-~])/g, (_, char: string) => `\ue000${hidden.push(char) - 1}\ue001`)
    .replaceAll(/\*\*(?=\S)(.+?)(?<=\S)\*\*/gs, '<b>$1</b>')
    .replaceAll(/\*(?=\S)(.+?)(?<=\S)\*/gs, '<i>$1</i>')
    .replaceAll(/(?<![\p{L}\p{N}])_(?=\S)(.+?)(?<=\S)_(?![\p{L}\p{N}])/gsu, '<i>$1</i>')
    .replaceAll(/\s+/g, ' ')
  return text.replaceAll(/\ue000(\d+)\ue001/g, (_, index: string) => hidden[Number(index)] ?? '')
}
