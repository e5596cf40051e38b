/**
 * What structured clone carries, as one JSON string and back. A plain script: required by Node, and as source text
 * evaluated in both worlds of a page.
 */
;((scope) => {
  const arrayNames = [
    'Float64Array',
    'Float32Array',
    'Int8Array',
    'Int16Array',
    'Int32Array',
    'Uint8Array',
    'Uint8ClampedArray',
    'Uint16Array',
    'Uint32Array',
    'BigInt64Array',
    'BigUint64Array',
  ]
  const notCloneable = () => new Error('An object could not be cloned.')

  function toBase64(bytes) {
    if (typeof Buffer !== 'undefined')
      return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
    if (bytes.toBase64) return bytes.toBase64()
    let text = ''
    for (let at = 0; at < bytes.length; at += 32768)
      text += String.fromCharCode(...bytes.subarray(at, at + 32768))
    return btoa(text)
  }
  function fromBase64(text) {
    if (typeof Buffer !== 'undefined') return new Uint8Array(Buffer.from(text, 'base64'))
    if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text)
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
  }

  /** `keep` is given functions and promises and answers a number for each; without it they cannot be cloned. */
  function pack(value, keep) {
    switch (typeof value) {
      case 'undefined':
        return { $: 'undefined' }
      case 'bigint':
        return { $: 'bigint', of: String(value) }
      case 'number':
        if (Number.isFinite(value) && !Object.is(value, -0)) return value
        return { $: 'number', of: Object.is(value, -0) ? '-0' : String(value) }
      case 'function':
        if (!keep) throw notCloneable()
        return { $: 'function', of: keep(value) }
      case 'symbol':
        throw notCloneable()
      case 'object':
        return value === null ? null : packObject(value, keep)
      default:
        return value
    }
  }
  function packObject(value, keep) {
    const each = (list) => Array.from(list, (item) => pack(item, keep))
    if (Array.isArray(value)) return each(value)
    if (value instanceof Date) return { $: 'date', of: Number(value) }
    if (value instanceof Error)
      return { $: 'error', name: value.name, message: value.message, stack: value.stack }
    if (value instanceof Map) return { $: 'map', of: each(Array.from(value, each)) }
    if (value instanceof Set) return { $: 'set', of: each(value) }
    if (value instanceof ArrayBuffer) return { $: 'buffer', of: toBase64(new Uint8Array(value)) }
    if (ArrayBuffer.isView(value)) {
      const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
      const name = Object.prototype.toString.call(value).slice(8, -1)
      return { $: 'array', name, of: toBase64(bytes) }
    }
    if (typeof value.then === 'function') {
      if (!keep) throw notCloneable()
      return { $: 'promise', of: keep(value) }
    }
    const fields = Object.entries(value).map(([key, field]) => [key, pack(field, keep)])
    return '$' in value ? { $: 'object', of: fields } : Object.fromEntries(fields)
  }

  /** `remote` makes functions and promises of the other side from their numbers. */
  function unpack(value, remote) {
    if (value === null || typeof value !== 'object') return value
    const again = (item) => unpack(item, remote)
    if (Array.isArray(value)) return value.map(again)
    const pairs = (list) => list.map(([key, field]) => [key, again(field)])
    switch (value.$) {
      case undefined:
        return Object.fromEntries(pairs(Object.entries(value)))
      case 'object':
        return Object.fromEntries(pairs(value.of))
      case 'undefined':
        return undefined
      case 'bigint':
        return BigInt(value.of)
      case 'number':
        return Number(value.of)
      case 'date':
        return new Date(value.of)
      case 'error': {
        const Kind = /Error$/.test(value.name) && scope[value.name] ? scope[value.name] : Error
        return Object.assign(new Kind(value.message), { stack: value.stack })
      }
      case 'map':
        return new Map(value.of.map(again))
      case 'set':
        return new Set(value.of.map(again))
      case 'buffer':
        return fromBase64(value.of).buffer
      case 'array': {
        const TypedArray = arrayNames.includes(value.name) ? scope[value.name] : Uint8Array
        return new TypedArray(fromBase64(value.of).buffer)
      }
      default:
        return remote(value)
    }
  }

  const values = { pack, unpack }
  if (typeof module !== 'undefined' && module.exports) module.exports = values
  else scope.__standinValues = values
})(globalThis)
