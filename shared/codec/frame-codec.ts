/**
 * Binary frames of the WebSocket transport. They carry the same values as Electron's structured clone, as far as the
 * contract uses them: JSON values, NaN, the infinities, -0, and typed arrays as raw bytes instead of text.
 *
 *     u32 length of the head · head as UTF-8 JSON [[kind, bytes] …, value] · buffers
 *
 * Numbers are little-endian. Head and buffers each end on a multiple of eight bytes, so that a received array is a
 * view of the frame and not a copy.
 */
import { FrameError } from './frame-error'
import { revive } from './revive-value'
import { toWire } from './to-wire'
import { aligned, arrayKinds, type FrameArray, kindsByName, utf8 } from './wire-format'

/** Throws `FrameError` for what a frame cannot carry: functions, big integers, dates, maps, cycles. */
export function encodeFrame(value: unknown): Uint8Array<ArrayBuffer> {
  const arrays: FrameArray[] = []
  const wire = toWire(value, arrays)
  const listed = arrays.map((array) => [array.kind, array.view.byteLength])
  const head = utf8.encode(JSON.stringify([listed, wire]))
  let at = aligned(4 + head.byteLength)
  const size = arrays.reduce((sum, array) => sum + aligned(array.view.byteLength), at)
  const frame = new Uint8Array(size)
  new DataView(frame.buffer).setUint32(0, head.byteLength, true)
  frame.set(head, 4)
  for (const { view } of arrays) {
    frame.set(new Uint8Array(view.buffer, view.byteOffset, view.byteLength), at)
    at += aligned(view.byteLength)
  }
  return frame
}

/** Typed arrays in the answer are views of `bytes` where its alignment allows. Throws `FrameError` for anything malformed. */
export function decodeFrame(bytes: ArrayBuffer | Uint8Array): unknown {
  const frame = alignedFrame(bytes)
  if (frame.byteLength < 8) throw new FrameError('shorter than its own head')
  const headLength = new DataView(frame.buffer, frame.byteOffset).getUint32(0, true)
  if (headLength > frame.byteLength - 4) throw new FrameError('head longer than the frame')
  const head = parse(frame.subarray(4, 4 + headLength))
  if (!Array.isArray(head) || head.length !== 2 || !Array.isArray(head[0]))
    throw new FrameError('head is not [arrays, value]')
  return revive(head[1], readArrays(head[0], frame, aligned(4 + headLength)))
}

function alignedFrame(bytes: ArrayBuffer | Uint8Array): Uint8Array {
  const frame = bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes)
  return frame.byteOffset % 8 === 0 ? frame : new Uint8Array(frame)
}

function parse(head: Uint8Array): unknown {
  try {
    return JSON.parse(utf8.decode(head))
  } catch (cause) {
    throw new FrameError('head is not JSON in UTF-8', cause)
  }
}

function readArrays(listed: readonly unknown[], frame: Uint8Array, start: number) {
  let at = start
  const arrays = listed.map((entry) => {
    if (!Array.isArray(entry) || entry.length !== 2) throw new FrameError('array entry malformed')
    const [name, length] = entry as [unknown, unknown]
    const kind = typeof name === 'string' ? kindsByName.get(name) : undefined
    if (kind === undefined) throw new FrameError('array of unknown kind')
    const TypedArray = arrayKinds[kind]
    if (typeof length !== 'number' || !Number.isSafeInteger(length) || length < 0)
      throw new FrameError('array length is not a count')
    if (length % TypedArray.BYTES_PER_ELEMENT !== 0) throw new FrameError('array of odd length')
    if (length > frame.byteLength - at) throw new FrameError('array longer than the frame')
    const view = new TypedArray(
      frame.buffer as ArrayBuffer,
      frame.byteOffset + at,
      length / TypedArray.BYTES_PER_ELEMENT,
    )
    at += aligned(length)
    return view
  })
  if (at !== frame.byteLength) throw new FrameError('bytes left over')
  return arrays
}
