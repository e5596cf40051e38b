import { beforeEach, describe, expect, test, vi } from 'vitest'

type Hear = (event: unknown, ...args: unknown[]) => void
const electron = vi.hoisted(() => ({
  contextBridge: { exposeInMainWorld: vi.fn() },
  ipcRenderer: { invoke: vi.fn(), on: vi.fn(), off: vi.fn() },
}))
vi.mock('electron', () => electron)

interface Exposed {
  call(name: string, params: unknown): Promise<unknown>
  subscribe(listener: (name: string, payload: unknown) => void): () => void
}
let exposed: Exposed
beforeEach(async () => {
  vi.resetAllMocks()
  vi.resetModules()
  await import('../../../preload/preload-entry')
  exposed = electron.contextBridge.exposeInMainWorld.mock.calls[0]?.[1] as Exposed
})

describe('preload', () => {
  test('exposes two functions under one name and nothing else', () => {
    expect(electron.contextBridge.exposeInMainWorld.mock.calls).toStrictEqual([
      ['evenkeel', { call: expect.any(Function), subscribe: expect.any(Function) }],
    ])
  })

  test('call sends name and params and gives the reply', async () => {
    electron.ipcRenderer.invoke.mockResolvedValue({ ok: true, value: 1 })
    expect(await exposed.call('app.info', { a: 1 })).toEqual({ ok: true, value: 1 })
    expect(electron.ipcRenderer.invoke.mock.calls).toEqual([['call', 'app.info', { a: 1 }]])
  })

  test('call answers where the message cannot be sent', async () => {
    electron.ipcRenderer.invoke.mockRejectedValue(new Error('An object could not be cloned.'))
    expect(await exposed.call('app.info', {})).toEqual({
      ok: false,
      error: { code: 'INTERNAL', params: {} },
    })
  })

  test('subscribe passes name and payload on, never the event, until it is ended', () => {
    const heard = vi.fn()
    const unsubscribe = exposed.subscribe(heard)
    const [channel, hear] = electron.ipcRenderer.on.mock.calls[0] as [string, Hear]
    hear({ sender: electron.ipcRenderer }, 'changed', { topics: [] })
    expect(channel).toBe('event')
    expect(heard.mock.calls).toEqual([['changed', { topics: [] }]])
    unsubscribe()
    expect(electron.ipcRenderer.off.mock.calls).toEqual([['event', hear]])
  })
})
