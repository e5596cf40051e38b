/** Secrets of one run: typed in, or from the environment of a scheduled job. Nothing is written anywhere. */
import type { SecretStore } from '@main/dispatch/core'
import type { Terminal } from './program'

/** `EVENKEEL_SECRET_` and the connection's name in capitals, other characters as underscores. */
export const variableOf = (name: string): string =>
  `EVENKEEL_SECRET_${name.toUpperCase().replace(/[^A-Z0-9]/g, '_')}`

/** Asks the person for a secret that is needed and not known, at most once a connection. */
export function sessionSecrets(terminal: Terminal, prompt: (name: string) => string): SecretStore {
  const known = new Map<string, string>()
  const asked = new Map<string, Promise<string>>()
  return {
    kept: false,
    async get(name) {
      const secret = known.get(name) ?? terminal.environment[variableOf(name)]
      if (secret !== undefined || !terminal.interactive) return secret
      let answer = asked.get(name)
      if (!answer) {
        answer = terminal.readSecret(prompt(name))
        asked.set(name, answer)
      }
      return (await answer) || undefined
    },
    async set(name, secret) {
      known.set(name, secret)
    },
    async remove(name) {
      known.delete(name)
    },
  }
}
