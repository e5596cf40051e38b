import { setConnectivity, useConnectionState } from '@renderer/client/connection-state'
import { reconnectDelay } from '@renderer/client/reconnect-delay'
import { lostPatience, websocketTransport } from '@renderer/client/websocket-transport'
import { decodeFrame, encodeFrame } from '@shared/codec/frame-codec'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

class FakeSocket {
  static opened: FakeSocket[] = []
  binaryType = ''
  readonly sent: { id: number; name: string; params: unknown }[] = []
  onopen: () => void = () => {}
  onmessage: (event: { data: ArrayBuffer }) => void = () => {}
  onclose: () => void = () => {}

  constructor(readonly address: string) {
    FakeSocket.opened.push(this)
  }

  send(frame: Uint8Array<ArrayBuffer>) {
    this.sent.push(decodeFrame(frame) as FakeSocket['sent'][number])
  }

  say(message: unknown) {
    this.onmessage({ data: encodeFrame(message).buffer })
  }
}

const socket = () => FakeSocket.opened.at(-1) as FakeSocket

beforeEach(() => {
  FakeSocket.opened = []
  vi.stubGlobal('WebSocket', FakeSocket)
  vi.useFakeTimers()
  setConnectivity('open')
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

describe('the WebSocket transport', () => {
  it('sends what was asked before the connection stood', async () => {
    const bridge = websocketTransport('ws://here/bridge')
    const answer = bridge.call('app.info', {})
    expect(socket().sent).toEqual([])
    socket().onopen()
    expect(socket().sent).toEqual([{ id: 1, name: 'app.info', params: {} }])
    socket().say({ id: 1, reply: { ok: true, value: 7 } })
    expect(await answer).toEqual({ ok: true, value: 7 })
  })

  it('brings answers to who asked, in any order', async () => {
    const bridge = websocketTransport('ws://here/bridge')
    socket().onopen()
    const first = bridge.call('a', {})
    const second = bridge.call('b', {})
    socket().say({ id: 2, reply: { ok: true, value: 'b' } })
    socket().say({ id: 1, reply: { ok: true, value: new Float64Array([1, Number.NaN]) } })
    expect(await second).toEqual({ ok: true, value: 'b' })
    expect(await first).toEqual({ ok: true, value: new Float64Array([1, Number.NaN]) })
  })

  it('passes events on until the subscription ends', () => {
    const bridge = websocketTransport('ws://here/bridge')
    socket().onopen()
    const heard = vi.fn()
    const end = bridge.subscribe(heard)
    socket().say({ event: 'changed', payload: { topics: ['outbox'] } })
    end()
    socket().say({ event: 'changed', payload: { topics: ['session'] } })
    expect(heard).toHaveBeenCalledExactlyOnceWith('changed', { topics: ['outbox'] })
  })

  it('ends what was under way when the connection broke, and says that it is lost', async () => {
    const bridge = websocketTransport('ws://here/bridge')
    socket().onopen()
    const answer = bridge.call('planning.edit', {})
    socket().onclose()
    expect(await answer).toMatchObject({ ok: false, error: { code: 'CANCELLED' } })
    expect(useConnectionState.getState()).toMatchObject({ connectivity: 'lost', attempts: 1 })
  })

  it('comes back, and then sends what waited', async () => {
    const bridge = websocketTransport('ws://here/bridge')
    socket().onopen()
    socket().onclose()
    const answer = bridge.call('app.info', {})
    vi.advanceTimersByTime(reconnectDelay(1))
    expect(FakeSocket.opened).toHaveLength(2)
    socket().onopen()
    expect(useConnectionState.getState().connectivity).toBe('open')
    socket().say({ id: 1, reply: { ok: true, value: 'here' } })
    expect(await answer).toEqual({ ok: true, value: 'here' })
  })

  it('ends a call that waited too long for a lost connection, and never sends it later', async () => {
    const bridge = websocketTransport('ws://here/bridge')
    socket().onopen()
    socket().onclose()
    const answer = bridge.call('planning.edit', {})
    vi.advanceTimersByTime(lostPatience)
    expect(await answer).toMatchObject({ ok: false, error: { code: 'CANCELLED' } })
    socket().onopen()
    expect(socket().sent).toEqual([])
  })

  it('waits longer each time, at most ten seconds', () => {
    expect([1, 2, 3, 20].map(reconnectDelay)).toEqual([250, 500, 1000, 10_000])
  })
})
