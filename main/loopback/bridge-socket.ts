/** One WebSocket: frames to calls and back. What is no call ends the connection. */
import type { Core } from '@main/dispatch/core'
import { decodeFrame, encodeFrame } from '@shared/codec/frame-codec'
import type { Reply } from '@shared/contract/contract'
import type { WebSocket } from 'ws'

/** More than any edit or paste needs; the server closes the connection (1009) where a message is larger. */
export const largestMessage = 64 * 1024 * 1024
/** A page that stopped reading must not make the server keep everything for it. */
const largestBacklog = 512 * 1024 * 1024
const unsupportedData = 1003
const tryAgainLater = 1013

interface CallMessage {
  readonly id: number
  readonly name: string
  readonly params: unknown
}

/** Serves `core` to the socket until either ends. */
export function serveSocket(socket: WebSocket, core: Core): void {
  socket.binaryType = 'arraybuffer'
  const unsubscribe = core.subscribe((event, payload) => send(socket, { event, payload }))
  socket.on('close', unsubscribe)
  // Without a listener a broken connection would end the process; 'close' follows every error.
  socket.on('error', () => {})
  socket.on('message', async (data: ArrayBuffer, isBinary: boolean) => {
    const message = isBinary ? readCall(data) : undefined
    if (!message) return socket.close(unsupportedData, 'not a call')
    const reply = await core.dispatch(message.name, message.params)
    sendReply(socket, message.id, reply)
  })
}

function readCall(data: ArrayBuffer): CallMessage | undefined {
  let value: unknown
  try {
    value = decodeFrame(data)
  } catch {
    return undefined
  }
  if (typeof value !== 'object' || value === null) return undefined
  const { id, name, params } = value as Partial<Record<keyof CallMessage, unknown>>
  if (!Number.isSafeInteger(id) || typeof name !== 'string') return undefined
  return { id: id as number, name, params }
}

function sendReply(socket: WebSocket, id: number, reply: Reply): void {
  try {
    send(socket, { id, reply })
  } catch {
    // Only an answer outside the contract cannot be encoded; the caller must still get one.
    const failure: Reply = { ok: false, error: { code: 'INTERNAL', params: {} } }
    send(socket, { id, reply: failure })
  }
}

function send(socket: WebSocket, message: unknown): void {
  if (socket.readyState !== socket.OPEN) return
  if (socket.bufferedAmount > largestBacklog) socket.close(tryAgainLater, 'reading too slowly')
  else socket.send(encodeFrame(message))
}
