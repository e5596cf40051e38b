import { deflateRawSync } from 'node:zlib'
import { checkWorkbook, type WorkbookLimits } from '@main/connectors/files/workbook-limits'
import { readZipDirectory } from '@main/connectors/files/zip-directory'
import { expect, test } from 'vitest'
import { utils, write } from 'xlsx'

const limits: WorkbookLimits = {
  fileBytes: 1_000_000,
  entries: 50,
  unpackedBytes: 500_000,
  ratio: 100,
  ratioFrom: 10_000,
  rows: 1_000,
}

const book = (): Buffer => {
  const made = utils.book_new()
  utils.book_append_sheet(made, utils.aoa_to_sheet([['a'], [1]]), 'one')
  const bytes: unknown = write(made, { type: 'buffer', bookType: 'xlsx', compression: true })
  return Buffer.isBuffer(bytes) ? bytes : Buffer.alloc(0)
}

/** A ZIP file of one deflated entry, which may declare another size than it has. */
function zip(content: Buffer, declared = content.length): Buffer {
  const packed = deflateRawSync(content)
  const name = Buffer.from('xl/worksheets/sheet1.xml')
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(packed.length, 18)
  local.writeUInt32LE(declared, 22)
  local.writeUInt16LE(name.length, 26)
  const central = Buffer.alloc(46)
  central.writeUInt32LE(0x02014b50, 0)
  central.writeUInt16LE(8, 10)
  central.writeUInt32LE(packed.length, 20)
  central.writeUInt32LE(declared, 24)
  central.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(46 + name.length, 12)
  end.writeUInt32LE(30 + name.length + packed.length, 16)
  return Buffer.concat([local, name, packed, central, name, end])
}

const tooLarge = { code: 'FILE_TOO_LARGE', params: { file: 'x.xlsx' } }

test('an ordinary workbook passes', async () => {
  expect(readZipDirectory(book()).map((e) => e.name)).toContain('xl/workbook.xml')
  await expect(checkWorkbook(book(), 'x.xlsx', limits)).resolves.toBeUndefined()
})

test.each([
  ['a large file', Buffer.alloc(1_000_001)],
  [
    'too much once unpacked',
    zip(Buffer.from(Array.from({ length: 600_000 }, (_, i) => (i * 7919) % 251))),
  ],
  ['a ratio no table has', zip(Buffer.alloc(400_000))],
  ['more inside than it declares', zip(Buffer.alloc(400_000), 5_000)],
])('%s is refused', async (_, bytes) => {
  await expect(checkWorkbook(bytes, 'x.xlsx', limits)).rejects.toMatchObject(tooLarge)
})

test('a file that is no workbook is unreadable', async () => {
  const bytes = Buffer.from('customer,name\nC1,x\n'.repeat(10))
  const unreadable = { code: 'FILE_UNREADABLE', params: { file: 'x.xlsx' } }
  await expect(checkWorkbook(bytes, 'x.xlsx', limits)).rejects.toMatchObject(unreadable)
})
