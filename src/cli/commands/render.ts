import { readFile } from 'node:fs/promises'
import { renderMarkdown } from '../../core/markdown/render'
import { attempt } from '../../store/fault'
import { orFail } from '../failure'
import { type CommandContext, printJson } from '../terminal'

/** `postil render FILE|-`: Markdown to an HTML fragment on standard output, by the pipeline of preview and export. */
export async function renderCommand(
  { terminal }: CommandContext,
  file: string,
  options: { json?: boolean | undefined },
): Promise<void> {
  const markdown = file === '-' ? await terminal.input() : orFail(await attempt(file, () => readFile(file, 'utf8')))
  const rendered = renderMarkdown(markdown)
  if (options.json) printJson(terminal, { html: rendered.html, notes: rendered.notes })
  else if (rendered.html !== '') terminal.out(`${rendered.html}\n`)
}
