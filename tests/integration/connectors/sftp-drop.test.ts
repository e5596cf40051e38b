/** Files that a system drops on an SFTP server: a real session, keys that are confirmed, and nothing fetched twice. */
import { cp, mkdtemp, readdir, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Connector } from '@main/connectors/connector'
import { createConnector } from '@main/connectors/create-connector'
import type { EvenkeelError } from '@shared/contract/error-codes'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { madeKey, type SftpServer, startSftpServer } from '../../support/sftp-server'
import { readingConforms } from './conformance'
import { never } from './publish-samples'
import { sampleCompany } from './source-rows'

const hostKey = madeKey()
const personal = madeKey()
const password = 'even-keel'
let root: string
let server: SftpServer
const opened: Connector[] = []

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'evenkeel-sftp-'))
  await cp(sampleCompany, join(root, 'drop'), { recursive: true })
  server = await startSftpServer(root, hostKey, { password, key: personal })
})
afterAll(async () => {
  for (const connector of opened) await connector.close()
  await server.close()
  await rm(root, { recursive: true })
})

function connect(settings: Record<string, string> = {}, secret = password): Connector {
  const given = { host: '127.0.0.1', port: String(server.port), user: 'erp', folder: '/drop' }
  const connector = createConnector('sftp', { ...given, ...settings }, secret)
  opened.push(connector)
  return connector
}

/** The fingerprint that the first try shows. */
async function shown(): Promise<string> {
  const error: EvenkeelError = await connect()
    .identify(never)
    .then(() => {
      throw new Error('signed in to a server nobody confirmed')
    })
    .catch((caught: EvenkeelError) => caught)
  expect(error.code).toBe('HOST_KEY_UNKNOWN')
  return String(error.params.fingerprint)
}

readingConforms('sftp', async () => {
  const connector = connect({ hostKey: await shown() })
  return { connector, close: () => connector.close() }
})

describe('an SFTP drop', () => {
  test('is signed in to only where its key is the confirmed one', async () => {
    const key = await shown()
    expect(key).toMatch(/^SHA256:/)
    expect(await connect({ hostKey: key }).identify(never)).toMatchObject({ user: 'erp' })
    const other = `${key.slice(0, -2)}${key.endsWith('AA') ? 'BB' : 'AA'}`
    await expect(connect({ hostKey: other }).identify(never)).rejects.toMatchObject({
      code: 'HOST_KEY_CHANGED',
      params: { fingerprint: key },
    })
  })

  test('takes a private key, even one whose line breaks were lost', async () => {
    const settings = { hostKey: await shown() }
    for (const secret of [personal, personal.replaceAll('\n', ' ')])
      expect(await connect(settings, secret).identify(never)).toMatchObject({ user: 'erp' })
    const refused = { code: 'SIGN_IN_REFUSED' }
    await expect(connect(settings, 'wrong').identify(never)).rejects.toMatchObject(refused)
    await expect(connect(settings, madeKey()).identify(never)).rejects.toMatchObject(refused)
  })

  test('a folder that is not there', async () => {
    const connector = connect({ hostKey: await shown(), folder: '/nowhere' })
    await expect(connector.list(never)).rejects.toMatchObject({ code: 'FOLDER_MISSING' })
  })

  test('fetches only what is read, and nothing of a file that is as it was', async () => {
    const settings = { hostKey: await shown() }
    const first = connect(settings)
    await first.list(never)
    server.opened.length = 0
    const mark = await first.changes?.mark('site', never)
    for await (const _ of first.read('site', never));
    expect(server.opened).toEqual(['/drop/erp/site.csv'])
    await first.close()
    server.opened.length = 0
    const next = connect(settings)
    expect(await next.changes?.since('site', mark ?? '', never)).not.toBeNull()
    expect(server.opened).toEqual([])
    await next.close()
    const site = join(root, 'drop/erp/site.csv')
    await writeFile(site, 'site,name_zh,name_en,kind\nP01,甲,A,plant\n')
    const later = connect(settings)
    expect(await later.changes?.since('site', mark ?? '', never)).toBeNull()
    await cp(join(sampleCompany, 'erp/site.csv'), site)
  })

  test('follows no link out of the folder and leaves nothing behind', async () => {
    await symlink('/etc/passwd', join(root, 'drop/erp/quote.csv')).catch(() => undefined)
    const before = (await readdir(tmpdir())).filter((name) => name.startsWith('evenkeel-drop-'))
    const connector = connect({ hostKey: await shown() })
    await connector.list(never)
    expect(server.opened).not.toContain('/drop/erp/quote.csv')
    await connector.close()
    const after = (await readdir(tmpdir())).filter((name) => name.startsWith('evenkeel-drop-'))
    expect(after.filter((name) => !before.includes(name))).toEqual([])
    await rm(join(root, 'drop/erp/quote.csv'), { force: true })
  })

  test('a file beyond the limit is not fetched', async () => {
    const large = join(root, 'drop/large')
    await cp(join(sampleCompany, 'erp/site.csv'), join(large, 'site.csv'))
    await truncate(join(large, 'site.csv'), 3 * 1024 * 1024)
    const connector = connect({ hostKey: await shown(), folder: '/drop/large', fileLimitMb: '2' })
    server.opened.length = 0
    const reading = connector.read('site', never)[Symbol.asyncIterator]().next()
    await expect(reading).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' })
    expect(server.opened).toEqual([])
    await rm(large, { recursive: true })
  })

  test('a mapping that writes the place of a file in its own way reads that file, never nothing', async () => {
    const hostKey = await shown()
    const through = async (file: string, optional = false) => {
      const mapping = join(root, 'mapping.json')
      const kept = ['site', 'name_zh', 'name_en', 'kind'].map((name) => [name, name])
      const query = { from: 'sites', fields: Object.fromEntries(kept) }
      const document = {
        format: 'evenkeel-mapping/1',
        name: { zh: '厂', en: 'Sites' },
        tables: { sites: { file, optional } },
        entities: { site: [query] },
      }
      await writeFile(mapping, JSON.stringify(document))
      let rows = 0
      for await (const batch of connect({ hostKey, mapping }).read('site', never))
        rows += batch.rows.length
      return rows
    }
    const plain = await through('erp/site.csv')
    expect(plain).toBeGreaterThan(0)
    for (const file of ['./erp/site.csv', 'erp//site.csv', 'erp/../erp/./site.csv'])
      expect(await through(file)).toBe(plain)
    const code = 'FILE_UNREADABLE'
    await expect(through('erp/nowhere.csv')).rejects.toMatchObject({ code })
    const outside = { code, params: { reason: 'outside_folder' } }
    await expect(through('../drop/erp/site.csv')).rejects.toMatchObject(outside)
    expect(await through('erp/nowhere.csv', true)).toBe(0)
  })

  test('a folder without an end is refused with its reason', async () => {
    const other = await startSftpServer(root, hostKey, { password, key: personal })
    other.neverEnd()
    const connector = connect({ hostKey: await shown(), port: String(other.port) })
    await expect(connector.list(never)).rejects.toMatchObject({
      code: 'FILE_TOO_LARGE',
      params: { reason: 'too_many_parts', detail: 100_000 },
    })
    await other.close()
  })

  test('a server that goes away midway', async () => {
    const connector = connect({ hostKey: await shown(), timeoutSeconds: '5' })
    await connector.list(never)
    server.dieAtRead()
    const reading = connector.read('sales_order_line', never)[Symbol.asyncIterator]().next()
    await expect(reading).rejects.toMatchObject({ code: 'SERVER_UNREACHABLE' })
  })
})
