/** Chance without a state: the same place always draws the same number, in whatever order it is asked. */

/** From 0 up to but not including 1, by a name and the numbers of a place. */
export type Draw = (name: string, ...place: readonly number[]) => number

const mix = (hash: number, value: number): number => {
  let mixed = Math.imul(hash ^ value, 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}

export function steadyDraw(seed: number): Draw {
  const names = new Map<string, number>()
  const startOf = (name: string): number => {
    let start = names.get(name)
    if (start === undefined) {
      start = mix(0x9e3779b9, seed)
      for (let i = 0; i < name.length; i += 1) start = mix(start, name.charCodeAt(i))
      names.set(name, start)
    }
    return start
  }
  return (name, ...place) => {
    let hash = startOf(name)
    for (const number of place) hash = mix(hash, number + 0x7ed55d16)
    return (mix(hash, 0x165667b1) >>> 0) / 4294967296
  }
}

/** One of a list, by a drawn number. */
export const pick = <T>(list: readonly T[], drawn: number): T =>
  list[Math.min(list.length - 1, Math.floor(drawn * list.length))] as T

export const between = (low: number, high: number, drawn: number): number =>
  low + (high - low) * drawn

/** As a code has it: `00042`. */
export const padded = (number: number, digits: number): string =>
  String(number).padStart(digits, '0')
