/** What `toWire` made back to values, in place. Trusts nothing: the other end may be anybody. */
import { FrameError } from './frame-error'
import { deepest, marker, unusualNumbers } from './wire-format'

export function revive(wire: unknown, arrays: readonly ArrayBufferView[], depth = 0): unknown {
  if (typeof wire !== 'object' || wire === null) return wire
  if (depth >= deepest) throw new FrameError(`nested deeper than ${deepest}`)
  if (Array.isArray(wire)) {
    for (let index = 0; index < wire.length; index++)
      wire[index] = revive(wire[index], arrays, depth + 1)
    return wire
  }
  const object = wire as Record<string, unknown>
  if (Object.hasOwn(object, marker)) return unmark(object, arrays, depth + 1)
  for (const key of Object.keys(object)) {
    refusePrototype(key)
    object[key] = revive(object[key], arrays, depth + 1)
  }
  return object
}

function unmark(
  mark: Record<string, unknown>,
  arrays: readonly ArrayBufferView[],
  depth: number,
): unknown {
  switch (mark[marker]) {
    case 'array': {
      const array = typeof mark.at === 'number' ? arrays[mark.at] : undefined
      if (!array) throw new FrameError('refers to an array that is not there')
      return array
    }
    case 'number': {
      const number = typeof mark.of === 'string' ? unusualNumbers.get(mark.of) : undefined
      if (number === undefined) throw new FrameError('unknown number')
      return number
    }
    case 'object':
      return Object.fromEntries(entriesOf(mark.of, arrays, depth))
    default:
      throw new FrameError('unknown marker')
  }
}

function entriesOf(
  list: unknown,
  arrays: readonly ArrayBufferView[],
  depth: number,
): [string, unknown][] {
  if (!Array.isArray(list)) throw new FrameError('marked object without entries')
  return list.map((entry: unknown) => {
    if (!Array.isArray(entry) || entry.length !== 2 || typeof entry[0] !== 'string')
      throw new FrameError('marked object with a malformed entry')
    refusePrototype(entry[0])
    return [entry[0], revive(entry[1], arrays, depth)]
  })
}

/** As own property it would be harmless here, but whoever copies the object later would change a prototype. */
function refusePrototype(key: string): void {
  if (key === '__proto__') throw new FrameError('carries the key __proto__')
}
