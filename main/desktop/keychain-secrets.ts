/**
 * Secrets sealed by the operating system's keychain, in the person's own folder and never in a workspace. Where there is
 * no keychain they live in memory: on Linux without one, Electron would "encrypt" with a key that everybody knows.
 */
import { readFile, rename, writeFile } from 'node:fs/promises'
import type { SecretStore } from '@main/dispatch/core'
import { createMemorySecrets } from '@main/dispatch/thread/memory-secrets'

/** The part of Electron's `safeStorage` that is used. */
export interface Keychain {
  isEncryptionAvailable(): boolean
  /** Linux only. */
  getSelectedStorageBackend?(): string
  encryptString(text: string): Buffer
  decryptString(sealed: Buffer): string
}

export function isTrustworthy(keychain: Keychain, platform: NodeJS.Platform): boolean {
  if (!keychain.isEncryptionAvailable()) return false
  if (platform !== 'linux') return true
  const backend = keychain.getSelectedStorageBackend?.() ?? 'unknown'
  return backend !== 'basic_text' && backend !== 'unknown'
}

export function createKeychainSecrets(
  keychain: Keychain,
  file: string,
  platform: NodeJS.Platform = process.platform,
): SecretStore {
  if (!isTrustworthy(keychain, platform)) return createMemorySecrets()
  let last: Promise<unknown> = Promise.resolve()

  /** One after the other: two writes at once would lose one. */
  function change(apply: (sealed: Map<string, string>) => void): Promise<void> {
    const next = last.then(async () => {
      const sealed = await readSealed(file)
      apply(sealed)
      await writeSealed(file, sealed)
    })
    last = next.catch(() => {})
    return next
  }

  return {
    kept: true,
    async get(name) {
      await last
      const sealed = (await readSealed(file)).get(name)
      return sealed === undefined ? undefined : open(keychain, sealed)
    },
    set: (name, secret) =>
      change((sealed) => sealed.set(name, keychain.encryptString(secret).toString('base64'))),
    remove: (name) => change((sealed) => sealed.delete(name)),
  }
}

/** Sealed by another person's or a lost keychain: as good as missing, the person is asked again. */
function open(keychain: Keychain, sealed: string): string | undefined {
  try {
    return keychain.decryptString(Buffer.from(sealed, 'base64'))
  } catch {
    return undefined
  }
}

async function readSealed(file: string): Promise<Map<string, string>> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Map()
    throw error
  }
  try {
    const sealed = Object.entries(JSON.parse(text) as Record<string, unknown>)
    return new Map(
      sealed.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    )
  } catch {
    // Kept aside, not overwritten: somebody may want to look at it.
    await rename(file, `${file}.damaged`)
    return new Map()
  }
}

async function writeSealed(file: string, sealed: ReadonlyMap<string, string>): Promise<void> {
  const text = JSON.stringify(Object.fromEntries(sealed), null, 2)
  await writeFile(`${file}.new`, text, { mode: 0o600, flush: true })
  await rename(`${file}.new`, file)
}
