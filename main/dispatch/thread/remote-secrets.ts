/** The secrets as the core's thread sees them: asked for across the port, as the keychain belongs to the shell. */
import type { SecretStore } from '../core'
import type { FromCore, ToCore } from './thread-messages'

type Question = FromCore & { readonly kind: 'ask-secret' }
type Answer = ToCore & { readonly kind: 'secret' }

export function createRemoteSecrets(ask: (question: Question) => void) {
  const waiting = new Map<number, PromiseWithResolvers<string | undefined>>()
  let last = 0

  function question(
    action: Question['action'],
    name: string,
    secret?: string,
  ): Promise<string | undefined> {
    const id = ++last
    const answer = Promise.withResolvers<string | undefined>()
    waiting.set(id, answer)
    ask({ kind: 'ask-secret', id, action, name, secret })
    return answer.promise
  }

  return {
    store: (kept: boolean): SecretStore => ({
      kept,
      get: (name) => question('get', name),
      async set(name, secret) {
        await question('set', name, secret)
      },
      async remove(name) {
        await question('remove', name)
      },
    }),
    answered({ id, ok, secret }: Answer): void {
      const answer = waiting.get(id)
      waiting.delete(id)
      // Why it failed stays with the shell: the reason might quote the secret.
      if (ok) answer?.resolve(secret)
      else answer?.reject(new Error('the keychain refused'))
    },
  }
}

/** The shell's side of the same conversation. */
export async function answerFromStore(store: SecretStore, question: Question): Promise<Answer> {
  const { id, action, name } = question
  try {
    let secret: string | undefined
    if (action === 'get') secret = await store.get(name)
    else if (action === 'set') await store.set(name, question.secret ?? '')
    else await store.remove(name)
    return { kind: 'secret', id, ok: true, secret }
  } catch {
    return { kind: 'secret', id, ok: false, secret: undefined }
  }
}
