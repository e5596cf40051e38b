/** A core behind a port, whatever carries the messages. */
import type { Reply } from '@shared/contract/contract'
import { EvenkeelError } from '@shared/contract/error-codes'
import type { Core, CoreOptions, SecretStore } from '../core'
import { answerFromStore } from './remote-secrets'
import { type FromCore, internalFailure, type Port, type ToCore } from './thread-messages'

/** The event that subscribers get when the thread ended by itself; no call is answered after it but with `INTERNAL`. */
export const coreStopped = 'core.stopped'

export interface CoreThread extends Core {
  /** Resolves with the reason if the thread ends without having been asked to; otherwise never. */
  readonly failed: Promise<Error>
}

export interface CoreConnection {
  open(options: CoreOptions): Promise<CoreThread>
  /** To be told when the other end is gone, for whatever reason. */
  stopped(reason: Error): void
}

/** How long a core may take to close before its thread is ended all the same. */
const longestClose = 15_000

export function connectCore(
  port: Port<ToCore, FromCore>,
  secrets: SecretStore,
  terminate: () => Promise<void>,
): CoreConnection {
  const pending = new Map<number, (reply: Reply) => void>()
  const listeners = new Set<(name: string, payload: unknown) => void>()
  const opened = Promise.withResolvers<void>()
  const closed = Promise.withResolvers<void>()
  const failed = Promise.withResolvers<Error>()
  let state: 'running' | 'closing' | 'stopped' = 'running'
  let last = 0

  const tell = (name: string, payload: unknown) => {
    for (const listener of [...listeners]) listener(name, payload)
  }

  port.on('message', async (message) => {
    switch (message.kind) {
      case 'opened':
        return opened.resolve()
      case 'failed': {
        const { error } = message
        return opened.reject(
          error ? new EvenkeelError(error.code, error.params) : new Error(message.message),
        )
      }
      case 'reply':
        pending.get(message.id)?.(message.reply)
        pending.delete(message.id)
        return
      case 'event':
        return tell(message.name, message.payload)
      case 'ask-secret':
        return port.postMessage(await answerFromStore(secrets, message))
      case 'closed':
        return closed.resolve()
    }
  })

  function stopped(reason: Error): void {
    if (state === 'stopped') return
    const unexpected = state === 'running'
    state = 'stopped'
    opened.reject(reason)
    closed.resolve()
    for (const answer of pending.values()) answer(internalFailure)
    pending.clear()
    if (!unexpected) return
    failed.resolve(reason)
    tell(coreStopped, {})
  }

  function dispatch(name: string, params: unknown, caller?: { readonly person?: string }) {
    if (state !== 'running') return Promise.resolve(internalFailure)
    const id = ++last
    return new Promise<Reply>((resolve) => {
      pending.set(id, resolve)
      try {
        port.postMessage({ kind: 'call', id, name, params, caller })
      } catch {
        pending.delete(id)
        resolve({ ok: false, error: { code: 'INVALID_PARAMETERS', params: {} } })
      }
    })
  }

  async function close(): Promise<void> {
    if (state === 'running') {
      state = 'closing'
      port.postMessage({ kind: 'close' })
    }
    const late = setTimeout(closed.resolve, longestClose)
    await closed.promise
    clearTimeout(late)
    await terminate()
  }

  return {
    stopped,
    async open(options) {
      port.postMessage({ kind: 'open', options, secretsKept: secrets.kept })
      try {
        await opened.promise
      } catch (error) {
        state = 'stopped'
        await terminate()
        throw error
      }
      return {
        failed: failed.promise,
        dispatch,
        subscribe(listener) {
          listeners.add(listener)
          return () => void listeners.delete(listener)
        },
        close,
      }
    },
  }
}
