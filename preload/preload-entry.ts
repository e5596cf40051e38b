/** The bridge between the sandboxed screens and the services: two functions, both asynchronous. */
import type { Bridge, Reply } from '@shared/contract/contract'
import { contextBridge, ipcRenderer } from 'electron'

const refused: Reply = { ok: false, error: { code: 'INTERNAL', params: {} } }

const bridge: Bridge = {
  // Never rejects, as in the other shell: what cannot be sent or answered is an answer too.
  call: (name, params) =>
    ipcRenderer.invoke('call', name, params).catch(() => refused) as Promise<Reply>,
  subscribe(listener) {
    // The event itself stays here: its `sender` would hand the page all of ipcRenderer.
    const hear = (_event: unknown, name: string, payload: unknown) => listener(name, payload)
    ipcRenderer.on('event', hear)
    return () => {
      ipcRenderer.off('event', hear)
    }
  },
}

contextBridge.exposeInMainWorld('evenkeel', bridge)
