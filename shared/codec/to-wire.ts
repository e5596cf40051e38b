/** Values to what JSON can carry. Whatever is JSON already is passed through uncopied. */
import { FrameError } from './frame-error'
import { deepest, type FrameArray, kindsByName, marker } from './wire-format'

/** Adds typed arrays to `arrays` in the order in which their markers refer to them. */
export function toWire(value: unknown, arrays: FrameArray[], depth = 0): unknown {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value
    case 'undefined':
      return null
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0)
        ? value
        : { [marker]: 'number', of: Object.is(value, -0) ? '-0' : String(value) }
    case 'object':
      if (value === null) return null
      if (depth >= deepest) throw new FrameError(`nested deeper than ${deepest}, or in itself`)
      if (ArrayBuffer.isView(value)) return arrayToWire(value, arrays)
      return Array.isArray(value)
        ? listToWire(value, arrays, depth + 1)
        : objectToWire(value, arrays, depth + 1)
    default:
      throw new FrameError(`a frame cannot carry a ${typeof value}`)
  }
}

function arrayToWire(view: ArrayBufferView, arrays: FrameArray[]): unknown {
  // By tag, not by constructor: Node's Buffer is a Uint8Array, and arrays may come from another realm.
  const tag = Object.prototype.toString.call(view).slice('[object '.length, -1)
  const kind = kindsByName.get(tag)
  if (kind === undefined) throw new FrameError(`a frame cannot carry a ${tag}`)
  arrays.push({ kind, view })
  return { [marker]: 'array', at: arrays.length - 1 }
}

function listToWire(list: readonly unknown[], arrays: FrameArray[], depth: number): unknown {
  let copy: unknown[] | undefined
  for (let index = 0; index < list.length; index++) {
    const wire = toWire(list[index], arrays, depth)
    if (wire === list[index]) continue
    copy ??= list.slice()
    copy[index] = wire
  }
  return copy ?? list
}

function objectToWire(object: object, arrays: FrameArray[], depth: number): unknown {
  requirePlain(object)
  let changed = false
  const entries: [string, unknown][] = []
  for (const [key, value] of Object.entries(object)) {
    if (key === '__proto__') throw new FrameError('a frame cannot carry the key __proto__')
    const wire = value === undefined ? undefined : toWire(value, arrays, depth)
    if (wire !== value) changed = true
    if (wire !== undefined) entries.push([key, wire])
  }
  if (Object.hasOwn(object, marker)) return { [marker]: 'object', of: entries }
  return changed ? Object.fromEntries(entries) : object
}

function requirePlain(object: object): void {
  const prototype = Object.getPrototypeOf(object) as object | null
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null)
    throw new FrameError(`a frame cannot carry a ${prototype.constructor.name}`)
}
