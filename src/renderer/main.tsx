import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import '@fontsource-variable/inter/opsz.css'
import '@fontsource-variable/source-serif-4/opsz.css'
import '@fontsource-variable/source-serif-4/opsz-italic.css'
import './components.css'
import './tokens.css'
import './base.css'
import { App } from './App'
import { bindKeys } from './commands/keymap'
import { keepMenuBar } from './commands/menu'
import './commands/table'
import { followBoxes } from './editor/box-history'
import { watchForCitations } from './panes/cite/trigger'
import { watchForReferences } from './panes/cross-reference/reference-state'
import { startReading } from './preview/reader'
import { followDictionaries, followLanguage } from './session/spelling'
import { start } from './session/start'
import { tellFirstPaint } from './ui/first-paint'
import { holdKeys } from './ui/held-keys'

/** The faces of the first paint; waiting for these local files keeps the window from shifting when they arrive. */
const faces = ['500 14px "Inter Variable"', '600 15px "Source Serif 4 Variable"'].map((face) =>
  document.fonts.load(face).catch(() => []),
)

const container = document.getElementById('root')
if (!container) throw new Error('index.html has no #root')
const root = createRoot(container)
bindKeys()
followBoxes()
watchForCitations()
watchForReferences()
const show = async () => {
  flushSync(() => root.render(<App />))
  // The list first; then the menu bar, the thread that reads, and with it the editor and the dialogs.
  await tellFirstPaint()
  keepMenuBar()
  // The slanted face of the preview before its words, which would shift when it came.
  await document.fonts.load('italic 16px "Source Serif 4 Variable"').catch(() => [])
  startReading()
  followDictionaries()
  followLanguage()
}
void holdKeys(Promise.all([start(), ...faces]).then(show, show))
