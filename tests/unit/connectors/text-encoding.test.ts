import { sniffEncoding, TextReader } from '@main/connectors/files/text-encoding'
import { expect, test } from 'vitest'

/** `客户` in GBK. */
const gbk = [0xbf, 0xcd, 0xbb, 0xa7]
const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Buffer.concat(parts.map((p) => (typeof p === 'string' ? Buffer.from(p) : Buffer.from(p))))

function decode(all: Uint8Array, size: number): { text: string; encoding: string } {
  const reader = new TextReader()
  let text = ''
  for (let at = 0; at < all.length; at += size) text += reader.decode(all.subarray(at, at + size))
  return { text: text + reader.end(), encoding: reader.encoding }
}

test.each([
  ['UTF-8', bytes('name,客户\n'), 'utf-8'],
  ['UTF-8 with a mark', bytes([0xef, 0xbb, 0xbf], 'name,客户\n'), 'utf-8'],
  [
    'UTF-16, little end first',
    bytes([0xff, 0xfe], [...Buffer.from('name,客户\n', 'utf16le')]),
    'utf-16le',
  ],
  [
    'UTF-16, big end first',
    bytes([0xfe, 0xff], [...Buffer.from('name,客户\n', 'utf16le').swap16()]),
    'utf-16be',
  ],
  ['GBK', bytes('name,', gbk, '\n'), 'gb18030'],
])('%s', (_, all, encoding) => {
  expect(sniffEncoding(all)).toBe(encoding)
  for (const size of [all.length, 64 * 1024])
    expect(decode(all, size)).toEqual({ text: 'name,客户\n', encoding })
})

test('a character that the end of the sample cuts is still UTF-8', () => {
  expect(sniffEncoding(bytes('客户').subarray(0, 5))).toBe('utf-8')
})

test('the choice waits for the first chunk that is not ASCII', () => {
  const all = bytes('x'.repeat(100), gbk)
  expect(decode(all, 50)).toEqual({ text: `${'x'.repeat(100)}客户`, encoding: 'gb18030' })
})

test('figures in yuan in GBK are no letters of Armenian', () => {
  const yuan = [0xd4, 0xaa]
  const all = bytes('price\n12', yuan, '\n13.5', yuan, '\n')
  expect(sniffEncoding(all)).toBe('gb18030')
  expect(sniffEncoding(bytes('цена\n12,5 руб\n'))).toBe('utf-8')
  expect(sniffEncoding(bytes('unit\n5 Ω\n10 μm\n'))).toBe('utf-8')
})

test('accents that stand apart from their letters are no Hanzi', () => {
  expect(sniffEncoding(bytes('customer\nFranc\u0327ois\nAgnes\u030c\n'))).toBe('utf-8')
})

test('letters of four bytes are GB18030, whatever stands beside them', () => {
  // `Łódź,北京电器`: two of the letters have four bytes there.
  const firm = [
    0x81, 0x30, 0x91, 0x39, 0xa8, 0xae, 0x64, 0x81, 0x30, 0x97, 0x32, 0x2c, 0xb1, 0xb1, 0xbe, 0xa9,
    0xb5, 0xe7, 0xc6, 0xf7,
  ]
  for (const row of [bytes(firm, '\n'), bytes(firm.slice(0, 10), '\n')])
    expect(sniffEncoding(bytes('name\n', [...row, ...row]))).toBe('gb18030')
})
