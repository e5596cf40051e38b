import { decodeFrame, encodeFrame } from '@shared/codec/frame-codec'
import { FrameError } from '@shared/codec/frame-error'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const typedArrays = fc.oneof(
  fc.float64Array(),
  fc.float32Array(),
  fc.int32Array(),
  fc.uint32Array(),
  fc.uint8Array(),
)
const { value: anyValue } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.string({ unit: 'binary' }),
    fc.double(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    typedArrays,
    fc.array(tie('value')),
    fc.dictionary(
      fc.oneof(
        fc.string().filter((key) => key !== '__proto__'),
        fc.constantFrom('$', 'at', 'of', 'constructor'),
      ),
      tie('value'),
      { noNullPrototype: true },
    ),
  ),
}))
const frame = (head: unknown, rest = 0) => {
  const text = new TextEncoder().encode(typeof head === 'string' ? head : JSON.stringify(head))
  const bytes = new Uint8Array(Math.ceil((4 + text.length) / 8) * 8 + rest)
  new DataView(bytes.buffer).setUint32(0, text.length, true)
  bytes.set(text, 4)
  return bytes
}

describe('frame codec', () => {
  test('returns every value as it was', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        expect(decodeFrame(encodeFrame(value))).toEqual(value)
      }),
    )
  })

  test('drops undefined fields, as JSON does', () => {
    const decoded = decodeFrame(encodeFrame({ kept: 1, dropped: undefined, list: [undefined] }))
    expect(decoded).toStrictEqual({ kept: 1, list: [null] })
  })

  test('keeps numbers that JSON lacks and strings with lone surrogates', () => {
    const value = [
      Number.NaN,
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
      -0,
      '\ud83d',
      '需求',
    ]
    expect(decodeFrame(encodeFrame(value))).toStrictEqual(value)
  })

  test('gives arrays as views of the frame, at any offset of the bytes received', () => {
    const value = { cells: new Float64Array([1, Number.NaN, 3]), flags: new Uint8Array([1, 2, 3]) }
    const sent = encodeFrame(value)
    const decoded = decodeFrame(sent.buffer) as typeof value
    expect(decoded.cells.buffer).toBe(sent.buffer)
    for (let offset = 0; offset < 9; offset++) {
      const received = new Uint8Array(sent.length + 16)
      received.set(sent, offset)
      expect(decodeFrame(received.subarray(offset, offset + sent.length))).toEqual(value)
    }
  })

  test('sends a part of a larger array as that part alone', () => {
    const part = new Float64Array(1000).fill(7).subarray(10, 12)
    const sent = encodeFrame(part)
    expect(sent.length).toBeLessThan(100)
    expect(decodeFrame(sent)).toEqual(new Float64Array([7, 7]))
  })

  test('carries a Buffer as bytes', () => {
    expect(decodeFrame(encodeFrame(Buffer.from('ab')))).toEqual(new Uint8Array([97, 98]))
  })

  const cyclic: unknown[] = []
  cyclic.push(cyclic)
  test.each([
    ['function', () => 1],
    ['big integer', 1n],
    ['symbol', Symbol('x')],
    ['date', new Date(0)],
    ['map', new Map()],
    ['other typed array', new Int16Array(1)],
    ['cycle', cyclic],
    ['own __proto__', JSON.parse('{"__proto__": {"polluted": true}}')],
  ])('refuses to send a %s', (_what, value) => {
    expect(() => encodeFrame({ value })).toThrow(FrameError)
  })

  test.each<[string, Uint8Array]>([
    ['nothing', new Uint8Array(0)],
    ['a head longer than the frame', new Uint8Array([255, 255, 255, 255, 0, 0, 0, 0])],
    ['text that is not JSON', frame('nonsense')],
    ['bytes that are not UTF-8', new Uint8Array([4, 0, 0, 0, 0x22, 0xff, 0xfe, 0x22])],
    ['a head of another shape', frame({ value: 1 })],
    ['no list of arrays', frame([{}, 1])],
    ['an unknown kind of array', frame([[['BigInt64Array', 8]], null], 8)],
    ['a kind named after a property of objects', frame([[['constructor', 8]], null], 8)],
    ['a negative length', frame([[['Uint8Array', -8]], null], 8)],
    ['a fractional length', frame([[['Uint8Array', 0.5]], null], 8)],
    ['a length in text', frame([[['Uint8Array', '8']], null], 8)],
    ['an odd length', frame([[['Float64Array', 7]], null], 8)],
    ['an array longer than the frame', frame([[['Uint8Array', 2 ** 40]], null], 8)],
    ['bytes left over', frame([[], null], 8)],
    ['a reference to no array', frame([[], { $: 'array', at: 0 }])],
    ['a reference to a property', frame([[], { $: 'array', at: 'length' }])],
    ['an unknown marker', frame([[], { $: 'code', of: 'x' }])],
    ['an unknown number', frame([[], { $: 'number', of: '1e999' }])],
    ['a marked object without entries', frame([[], { $: 'object' }])],
    ['a malformed entry', frame([[], { $: 'object', of: [[1, 2]] }])],
    ['__proto__ in an object', frame('[[],{"__proto__":{"polluted":true}}]')],
    ['__proto__ spelled otherwise', frame('[[],{"\\u005f_proto__":{"polluted":true}}]')],
    ['__proto__ in an entry', frame([[], { $: 'object', of: [['__proto__', {}]] }])],
    ['deep nesting', frame(`[[],${'['.repeat(100_000)}${']'.repeat(100_000)}]`)],
  ])('refuses %s', (_what, bytes) => {
    expect(() => decodeFrame(bytes)).toThrow(FrameError)
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })

  test('answers or refuses arbitrary bytes, and never anything else', () => {
    const attempt = (bytes: Uint8Array) => {
      try {
        decodeFrame(bytes)
      } catch (error) {
        expect(error).toBeInstanceOf(FrameError)
      }
    }
    fc.assert(fc.property(fc.uint8Array({ maxLength: 64 }), attempt))
    fc.assert(
      fc.property(anyValue, fc.nat(), fc.nat(255), (value, at, byte) => {
        const bytes = encodeFrame(value)
        bytes[at % bytes.length] = byte
        attempt(bytes)
      }),
    )
  })
})
