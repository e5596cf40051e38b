/**
 * The transport of the browser shell: one WebSocket to the server that served the page. Calls made while it is away
 * wait for it, though not for long once it was lost; calls that were under way when it broke end as cancelled, because
 * nobody can tell whether they ran.
 */
import { decodeFrame, encodeFrame } from '@shared/codec/frame-codec'
import type { Bridge, Reply } from '@shared/contract/contract'
import { setConnectivity } from './connection-state'
import { reconnectDelay } from './reconnect-delay'

type Listener = (name: string, payload: unknown) => void
type Answer = { readonly id: number; readonly reply: Reply }
type Event = { readonly event: string; readonly payload: unknown }

const interrupted: Reply = { ok: false, error: { code: 'CANCELLED', params: {} } }

/** How long a call waits for a connection that was lost: a planner must learn soon that nothing was saved. */
export const lostPatience = 5_000

export function websocketTransport(address = bridgeAddress()): Bridge {
  const listeners = new Set<Listener>()
  const unsent = new Map<number, Uint8Array<ArrayBuffer>>()
  const pending = new Map<number, (reply: Reply) => void>()
  let socket: WebSocket | undefined
  /** It stood once; what is asked before that waits for it, however long the start takes. */
  let stood = false
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

  const giveUp = (id: number) => {
    if (!unsent.delete(id)) return
    pending.get(id)?.(interrupted)
    pending.delete(id)
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
      stood = true
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
        else if (stood) setTimeout(() => giveUp(id), lostPatience)
      }),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

const bridgeAddress = () =>
  `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/bridge`
