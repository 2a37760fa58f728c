import { contextBridge, ipcRenderer, webFrame } from 'electron'
import type { PostilBridge, Reply } from '../ipc/contract'

const bridge: PostilBridge = {
  request: (channel, input) => ipcRenderer.invoke(`postil/${channel}`, input),
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
