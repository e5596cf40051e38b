/**
 * The transport of the browser shell: one WebSocket to the server that served the page. Calls made while it is away
 * wait for it; calls that were under way when it broke end as cancelled, because nobody can tell whether they ran.
 */
import { decodeFrame, encodeFrame } from '@shared/codec/frame-codec'
import type { Bridge, Reply } from '@shared/contract/contract'
import { setConnectivity } from './connection-state'
import { reconnectDelay } from './reconnect-delay'

type Listener = (name: string, payload: unknown) => void
type Answer = { readonly id: number; readonly reply: Reply }
type Event = { readonly event: string; readonly payload: unknown }

const interrupted: Reply = { ok: false, error: { code: 'CANCELLED', params: {} } }

export function websocketTransport(address = bridgeAddress()): Bridge {
  const listeners = new Set<Listener>()
  const unsent = new Map<number, Uint8Array<ArrayBuffer>>()
  const pending = new Map<number, (reply: Reply) => void>()
  let socket: WebSocket | undefined
  let attempts = 0
  let lastId = 0

  const flush = () => {
    for (const [id, frame] of unsent) {
      socket?.send(frame)
      unsent.delete(id)
    }
  }

  const interrupt = () => {
    for (const [id, answer] of pending) {
      if (unsent.has(id)) continue
      pending.delete(id)
      answer(interrupted)
    }
  }

  const receive = (message: Answer | Event) => {
    if ('id' in message) {
      pending.get(message.id)?.(message.reply)
      pending.delete(message.id)
    } else for (const listener of listeners) listener(message.event, message.payload)
  }

  const connect = () => {
    const opening = new WebSocket(address)
    opening.binaryType = 'arraybuffer'
    opening.onopen = () => {
      socket = opening
      attempts = 0
      setConnectivity('open')
      flush()
    }
    opening.onmessage = ({ data }) => receive(decodeFrame(data as ArrayBuffer) as Answer | Event)
    opening.onclose = () => {
      socket = undefined
      attempts += 1
      setConnectivity('lost', attempts)
      interrupt()
      setTimeout(connect, reconnectDelay(attempts))
    }
  }

  setConnectivity('connecting')
  connect()

  return {
    call: (name, params) =>
      new Promise((resolve) => {
        lastId += 1
        const id = lastId
        pending.set(id, resolve)
        unsent.set(id, encodeFrame({ id, name, params }))
        if (socket) flush()
      }),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

const bridgeAddress = () =>
  `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/bridge`
