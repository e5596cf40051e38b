import type { SecretStore } from '../core'

/** Secrets for this run only, where there is no keychain to trust. */
export function createMemorySecrets(): SecretStore {
  const secrets = new Map<string, string>()
  return {
    kept: false,
    get: async (name) => secrets.get(name),
    async set(name, secret) {
      secrets.set(name, secret)
    },
    async remove(name) {
      secrets.delete(name)
    },
  }
}
