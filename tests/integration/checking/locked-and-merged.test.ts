/** Workbooks behind a password, and cells that were merged. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openTables } from '@main/connectors/files/tables/open-tables'
import { checkFiles } from '@main/services/checking/check-files'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BookType, CFB, utils, write } from 'xlsx'
import { makeZip } from '../../support/messy-files/made-zip'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'evenkeel-locked-'))
})
afterAll(() => rm(folder, { recursive: true }))

const { signal } = new AbortController()
const now = new Date('2026-11-22T12:00:00Z')

async function put(name: string, content: Uint8Array): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

/** A file as Excel writes it with a password: the packed workbook as a stream of the compound format. */
function excelWithPassword(version: number): Uint8Array {
  const file = CFB.utils.cfb_new()
  const info = Buffer.concat([
    Buffer.from([version, 0, version, 0, 0x40, 0, 0, 0]),
    Buffer.alloc(300, 60),
  ])
  CFB.utils.cfb_add(file, '/EncryptionInfo', info)
  CFB.utils.cfb_add(file, '/EncryptedPackage', Buffer.alloc(6_000, 7))
  return CFB.write(file, { type: 'buffer' }) as Buffer
}

const odfManifest = `<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml" manifest:size="900">
<manifest:encryption-data manifest:checksum-type="SHA1/1K" manifest:checksum="x"/></manifest:file-entry></manifest:manifest>`

/** A ZIP file of which the packing program says that its parts are encrypted. */
function lockedZip(bytes: Buffer): Buffer {
  for (let at = 0; at + 46 < bytes.length; at++) {
    const sign = bytes.readUInt32LE(at)
    if (sign === 0x02014b50) bytes.writeUInt16LE(bytes.readUInt16LE(at + 8) | 1, at + 8)
    if (sign === 0x04034b50) bytes.writeUInt16LE(bytes.readUInt16LE(at + 6) | 1, at + 6)
  }
  return bytes
}

const noise = Buffer.from(Array.from({ length: 900 }, (_, at) => (at * 7919) % 251))

describe('a password', () => {
  test.each([
    ['excel-agile.xlsx', () => excelWithPassword(4)],
    ['excel-2007.xlsx', () => excelWithPassword(2)],
    ['excel-unknown.xlsx', () => excelWithPassword(9)],
    [
      'libreoffice.ods',
      () =>
        makeZip([
          { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' },
          { name: 'content.xml', content: noise },
          { name: 'META-INF/manifest.xml', content: odfManifest },
        ]),
    ],
    [
      'libreoffice-24.ods',
      () =>
        makeZip([
          { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' },
          { name: 'encrypted-package', content: noise },
          { name: 'META-INF/manifest.xml', content: odfManifest },
        ]),
    ],
    [
      'packed.xlsx',
      () => lockedZip(makeZip([{ name: 'xl/workbook.xml', content: '<workbook/>' }])),
    ],
  ])('of %s is named', async (name, made) => {
    const path = await put(name, made())
    await expect(openTables(path, name, signal)).rejects.toMatchObject({
      code: 'FILE_UNREADABLE',
      params: { file: name, reason: 'protected_by_password' },
    })
  })
})

describe.each(['xlsx', 'biff8', 'ods', 'xlsb'] as const)('merged cells of %s', (type: BookType) => {
  test('are counted once, and what they cover is not missing', async () => {
    const rows: (string | number | null)[][] = [['region', 'city', 'quantity', 'note']]
    for (let at = 0; at < 20; at++)
      rows.push([at % 4 === 0 ? `R${at / 4}` : null, `City ${at}`, at + 1, `n${at}`])
    // Two that really are missing: one in the column of merges, one beside it.
    rows[17] = [null, 'City 16', 17, 'n16']
    rows[6] = [null, null, 6, 'n5']
    const sheet = utils.aoa_to_sheet(rows)
    sheet['!merges'] = [0, 1, 2, 3].map((block) => ({
      s: { r: 1 + block * 4, c: 0 },
      e: { r: 4 + block * 4, c: 0 },
    }))
    // The last block is written out, but for its first row.
    for (const row of [18, 19, 20]) sheet[`A${row + 1}`] = { t: 's', v: 'R4' }
    const book = utils.book_new()
    utils.book_append_sheet(book, sheet, 'Sheet1')
    const name = `merged-${type}.${type === 'biff8' ? 'xls' : type}`
    const path = await put(name, write(book, { type: 'buffer', bookType: type }) as Buffer)
    const { counts } = await checkFiles([path], { now, signal })
    expect(counts).toEqual({ merged_cells: 4, value_missing: 2 })
  })
})
