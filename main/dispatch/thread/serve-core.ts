/** The thread's side: builds the core when told to, then answers until told to close. */
import { EvenkeelError } from '@shared/contract/error-codes'
import type { Core, CoreOptions, SecretStore } from '../core'
import { compactArrays } from './compact-arrays'
import { createRemoteSecrets } from './remote-secrets'
import { type FromCore, internalFailure, type Port, type ToCore } from './thread-messages'

export type CoreFactory = (options: CoreOptions, secrets: SecretStore) => Promise<Core>

export function serveCore(port: Port<FromCore, ToCore>, createCore: CoreFactory): void {
  const secrets = createRemoteSecrets((message) => port.postMessage(message))
  let core: Core | undefined

  async function open(options: CoreOptions, secretsKept: boolean): Promise<void> {
    try {
      core = await createCore(options, secrets.store(secretsKept))
      core.subscribe((name, payload) =>
        port.postMessage({ kind: 'event', name, payload: compactArrays(payload) }),
      )
      port.postMessage({ kind: 'opened' })
    } catch (failure) {
      port.postMessage(failureMessage(failure))
    }
  }

  async function answer(message: ToCore & { readonly kind: 'call' }): Promise<void> {
    const { id, name, params, caller } = message
    const reply = (await core?.dispatch(name, params, caller)) ?? internalFailure
    try {
      port.postMessage({ kind: 'reply', id, reply: compactArrays(reply) as typeof reply })
    } catch {
      // The answer holds something that no message can carry; the caller must still get one.
      port.postMessage({ kind: 'reply', id, reply: internalFailure })
    }
  }

  async function close(): Promise<void> {
    await core?.close()
    core = undefined
    port.postMessage({ kind: 'closed' })
  }

  port.on('message', (message) => {
    switch (message.kind) {
      case 'open':
        return void open(message.options, message.secretsKept)
      case 'call':
        return void answer(message)
      case 'secret':
        return secrets.answered(message)
      case 'close':
        return void close()
    }
  })
}

function failureMessage(failure: unknown): FromCore {
  const error =
    failure instanceof EvenkeelError ? { code: failure.code, params: failure.params } : undefined
  const message = failure instanceof Error ? (failure.stack ?? failure.message) : String(failure)
  return { kind: 'failed', error, message }
}
