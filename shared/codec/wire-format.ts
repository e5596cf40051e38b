/** What both directions of the frame codec must agree on. */

export const arrayKinds = {
  Float64Array,
  Float32Array,
  Int32Array,
  Uint32Array,
  Uint8Array,
} as const
export type ArrayKind = keyof typeof arrayKinds
/** A map and not the object itself: a name such as `constructor` must not be found. */
export const kindsByName: ReadonlyMap<string, ArrayKind> = new Map(
  (Object.keys(arrayKinds) as ArrayKind[]).map((kind) => [kind, kind]),
)

export interface FrameArray {
  readonly kind: ArrayKind
  readonly view: ArrayBufferView
}

/**
 * An object with this key is not data but stands for something JSON lacks:
 * `{$: 'array', at}`, `{$: 'number', of}`, and `{$: 'object', of: [[key, value] …]}` for data that has the key itself.
 */
export const marker = '$'
export const unusualNumbers: ReadonlyMap<string, number> = new Map([
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
  ['-0', -0],
])
/** Deeper values are refused in both directions: recursion over them must not exhaust the stack. */
export const deepest = 200

/** The next multiple of eight. */
export const aligned = (bytes: number) => Math.ceil(bytes / 8) * 8

interface Utf8Globals {
  readonly TextEncoder: new () => { encode(text: string): Uint8Array<ArrayBuffer> }
  readonly TextDecoder: new (
    label: string,
    options: { readonly fatal: boolean; readonly ignoreBOM: boolean },
  ) => { decode(bytes: Uint8Array): string }
}
// Every place this runs in (Node, Electron, browsers) has both; shared code is compiled without the types of any.
const globals = globalThis as unknown as Utf8Globals
const encoder = new globals.TextEncoder()
const decoder = new globals.TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
export const utf8 = {
  encode: (text: string) => encoder.encode(text),
  decode: (bytes: Uint8Array) => decoder.decode(bytes),
}
