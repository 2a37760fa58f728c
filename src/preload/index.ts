import { contextBridge, ipcRenderer } from 'electron'
import type { PostilBridge } from '../ipc/contract'

const bridge: PostilBridge = {
  request: (channel, input) => ipcRenderer.invoke(`postil/${channel}`, input),
  on: (event, listener) => {
    const forward = (_: unknown, payload: Parameters<typeof listener>[0]) => listener(payload)
    ipcRenderer.on(`postil/${event}`, forward)
    return () => void ipcRenderer.off(`postil/${event}`, forward)
  },
}

contextBridge.exposeInMainWorld('postil', bridge)
