import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createKeychainSecrets, isTrustworthy, type Keychain } from '@main/desktop/keychain-secrets'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { temporaryFolder } from '../../support/shell-fake-page'

const keychain = (backend = 'gnome_libsecret', available = true): Keychain => ({
  isEncryptionAvailable: () => available,
  getSelectedStorageBackend: () => backend,
  encryptString: (text) => Buffer.from(text).map((byte) => byte ^ 0x55) as Buffer,
  decryptString(sealed) {
    if (sealed.length === 0) throw new Error('Error while decrypting the ciphertext')
    return Buffer.from(sealed.map((byte) => byte ^ 0x55)).toString()
  },
})

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let file: string
beforeEach(async () => {
  folder = await temporaryFolder()
  file = join(folder.path, 'secrets.json')
})
afterEach(() => folder.remove())

describe('secrets in the keychain', () => {
  test('are kept, sealed and for this person alone', async () => {
    const first = createKeychainSecrets(keychain(), file, 'linux')
    await first.set('erp', 'opensesame')
    await first.set('crm', '密码')
    await first.remove('crm')
    const second = createKeychainSecrets(keychain(), file, 'linux')
    expect(second.kept).toBe(true)
    expect(await second.get('erp')).toBe('opensesame')
    expect(await second.get('crm')).toBeUndefined()
    expect(await readFile(file, 'utf8')).not.toContain('opensesame')
    expect((await stat(file)).mode & 0o777).toBe(0o600)
  })

  test('none is lost when many are set at once', async () => {
    const secrets = createKeychainSecrets(keychain(), file, 'linux')
    const names = Array.from({ length: 20 }, (_, index) => `name ${index}`)
    await Promise.all(names.map((name) => secrets.set(name, name)))
    expect(await Promise.all(names.map((name) => secrets.get(name)))).toEqual(names)
  })

  test('that cannot be opened count as missing', async () => {
    await writeFile(file, '{"erp": "", "crm": 7}')
    const secrets = createKeychainSecrets(keychain(), file, 'linux')
    expect(await secrets.get('erp')).toBeUndefined()
    expect(await secrets.get('crm')).toBeUndefined()
  })

  test('a damaged file is put aside, not overwritten', async () => {
    await writeFile(file, '{"erp": ')
    const secrets = createKeychainSecrets(keychain(), file, 'linux')
    await secrets.set('erp', 'new')
    expect(await secrets.get('erp')).toBe('new')
    expect((await readdir(folder.path)).sort()).toEqual(['secrets.json', 'secrets.json.damaged'])
  })

  test.each([
    ['basic_text', true],
    ['unknown', true],
    ['gnome_libsecret', false],
  ])('with %s (available: %s) they stay in memory', async (backend, available) => {
    const secrets = createKeychainSecrets(keychain(backend, available), file, 'linux')
    await secrets.set('erp', 'opensesame')
    expect(secrets.kept).toBe(false)
    expect(await secrets.get('erp')).toBe('opensesame')
    expect(await readdir(folder.path)).toEqual([])
  })

  test('other systems have but one keychain', () => {
    expect(isTrustworthy(keychain('unknown'), 'darwin')).toBe(true)
    expect(isTrustworthy(keychain('unknown', false), 'win32')).toBe(false)
  })
})
