import { canonicalJson, sha256 } from '@main/store/canonical-json'
import fc from 'fast-check'
import { expect, test } from 'vitest'

test('one spelling for each value', () => {
  expect(canonicalJson({ b: [{ z: 1, a: null }], a: '衡舟', c: undefined })).toBe(
    '{"a":"衡舟","b":[{"a":null,"z":1}]}',
  )
})

test('any JSON value is the same after reading it back, whatever the order of its keys', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value)
      expect(canonicalJson(JSON.parse(text))).toBe(text)
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})

test('the hash is SHA-256 of the UTF-8 text', () => {
  expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
})
