import { compareKeys } from '@main/store/snapshot/key-order'
import fc from 'fast-check'
import { expect, test } from 'vitest'

test('texts have the order of their bytes in UTF-8, numbers that of their values', () => {
  const text = fc.string({ unit: 'binary' })
  fc.assert(
    fc.property(text, text, fc.integer(), fc.integer(), (a, b, m, n) => {
      const expected = Buffer.compare(Buffer.from(a), Buffer.from(b)) || Math.sign(m - n)
      expect(Math.sign(compareKeys([a, 0, m], [b, 1, n], [0, 2]))).toBe(expected)
    }),
  )
})
