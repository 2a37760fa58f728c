import { contextBridge, ipcRenderer, webFrame } from 'electron'
import type { PostilBridge, Reply } from '../ipc/contract'

/**
 * The page's first question, asked before its own script is loaded: the library opens and its list is on the way meanwhile.
 */
let first: Promise<string> | null = ipcRenderer.invoke('postil/app.bootstrap', {})

const bridge: PostilBridge = {
  request: (channel, input) => {
    if (channel !== 'app.bootstrap' || first === null) return ipcRenderer.invoke(`postil/${channel}`, input)
    const answer = first
    first = null
    return answer
  },
  on: (event, listener) => {
    const forward = (_: unknown, payload: Parameters<typeof listener>[0]) => listener(payload)
    ipcRenderer.on(`postil/${event}`, forward)
    return () => void ipcRenderer.off(`postil/${event}`, forward)
  },
}

contextBridge.exposeInMainWorld('postil', bridge)

webFrame.setSpellCheckProvider('en', {
  spellCheck: async (words, answer) => {
    const reply = JSON.parse(await bridge.request('spelling.check', { words })) as Reply<'spelling.check'>
    answer(reply.ok ? reply.value : [])
  },
})
