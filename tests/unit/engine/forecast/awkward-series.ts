/** Series as they come from careless sources, made from a seed. */
import type { Series } from '@main/engine/forecast/series'

/** Mulberry32: the same numbers for the same seed everywhere. */
export function randomFrom(seed: number): () => number {
  let state = (seed * 2654435761) >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

type Shape = (t: number, random: () => number) => number

const shapes: Readonly<Record<string, Shape>> = {
  empty: () => Number.NaN,
  zero: () => 0,
  constant: () => 7,
  noise: (_t, random) => 100 * random(),
  seasonal: (t, random) => 100 + 40 * Math.sin((t * Math.PI) / 6) + 10 * random(),
  growing: (t, random) => 1.3 ** t * (1 + random()),
  falling: (t, random) => Math.max(0, 500 - 20 * t + 30 * random()),
  intermittent: (_t, random) => (random() < 0.2 ? Math.ceil(9 * random()) : 0),
  gappy: (_t, random) => (random() < 0.4 ? Number.NaN : 50 + 10 * random()),
  negative: (_t, random) => 100 * (random() - 0.5),
  huge: (_t, random) => 1e300 * (random() - 0.2),
  large: (_t, random) => 1e90 * random(),
  tiny: (_t, random) => 1e-300 * random(),
  wild: (_t, random) => 10 ** (40 * (random() - 0.5)),
  infinite: (_t, random) => (random() < 0.1 ? Number.POSITIVE_INFINITY : 20 * random()),
  text: (_t, random) => (random() < 0.2 ? Number('n/a') : random()),
  spike: (t, random) => (t === 5 ? 1e9 : random()),
  step: (t, random) => (t < 20 ? 10 : 1000) + random(),
  late: (t, random) => (t < 30 ? 0 : 40 * random()),
  ended: (t, random) => (t < 20 ? 40 * random() : 0),
  almost: (t) => (t === 11 ? 7.0000001 : 7),
  alternating: (t) => (t % 2 === 0 ? 1 : -1),
}

const seasons = [1, 4, 12, 12, 12, 52, 7, 13, 24]

/** Series of every shape, length from none to a hundred and more, and season. */
export function awkwardSeries(seed: number): Series {
  const random = randomFrom(seed)
  const names = Object.keys(shapes)
  const name = names[seed % names.length]!
  const shape = shapes[name]!
  const length = Math.floor(random() < 0.8 ? 10 * random() : 70 * random())
  const seasonLength = seasons[Math.floor(random() * seasons.length)]!
  return {
    id: `${name} ${seed}`,
    category: 'random',
    seasonLength,
    start: '2020-01',
    values: Float64Array.from({ length }, (_, t) => shape(t, random)),
  }
}
