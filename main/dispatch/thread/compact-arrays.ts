/**
 * Structured clone copies the whole buffer behind a typed array. A row cut from a cube of 72 MB would take all of it
 * along; here such a part becomes an array of its own first. Values without parts come back uncopied.
 */
export function compactArrays(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (ArrayBuffer.isView(value)) return compactArray(value)
  if (Array.isArray(value)) return compactList(value)
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null ? compactObject(value) : value
}

function compactArray(view: ArrayBufferView): ArrayBufferView {
  if (view.byteLength === view.buffer.byteLength || view instanceof DataView) return view
  // Not `slice` of the view: for a Buffer that is another view of the same memory.
  const bytes = new Uint8Array(new Uint8Array(view.buffer, view.byteOffset, view.byteLength))
  if (view instanceof Uint8Array) return bytes
  const TypedArray = view.constructor as new (buffer: ArrayBuffer) => ArrayBufferView
  return new TypedArray(bytes.buffer)
}

function compactList(list: readonly unknown[]): readonly unknown[] {
  let copy: unknown[] | undefined
  for (let index = 0; index < list.length; index++) {
    const compacted = compactArrays(list[index])
    if (compacted === list[index]) continue
    copy ??= list.slice()
    copy[index] = compacted
  }
  return copy ?? list
}

function compactObject(object: object): object {
  let changed = false
  const entries = Object.entries(object).map(([key, value]: [string, unknown]) => {
    const compacted = compactArrays(value)
    if (compacted !== value) changed = true
    return [key, compacted] as const
  })
  return changed ? Object.fromEntries(entries) : object
}
