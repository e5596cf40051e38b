/**
 * Every part of the company draws from its own named stream, so that a change in one part
 * leaves the numbers of all others as they were.
 */
const seed = 'evenkeel-sample-company-1'

function hashOf(words) {
  let hash = 2166136261
  for (let i = 0; i < words.length; i++) {
    hash = Math.imul(hash ^ words.charCodeAt(i), 16777619)
  }
  return hash >>> 0
}

function streamFrom(start) {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** @param {string} name the stream's name */
export function randomFor(name) {
  const next = streamFrom(hashOf(`${seed}/${name}`))
  const between = (low, high) => low + (high - low) * next()
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
  return {
    next,
    between,
    normal,
    integer: (low, high) => Math.floor(between(low, high + 1)),
    chance: (probability) => next() < probability,
    pick: (list) => list[Math.floor(next() * list.length)],
    /** Lognormal with mean 1. */
    noise: (sigma) => Math.exp(sigma * normal() - (sigma * sigma) / 2),
    shuffled: (list) =>
      list
        .map((value) => ({ value, rank: next() }))
        .sort((a, b) => a.rank - b.rank)
        .map((ranked) => ranked.value),
    /** `count` of `list`, without repetition, likelier the heavier. */
    weightedSample: (list, count, weightOf) =>
      list
        .map((value) => ({ value, rank: -Math.log(1 - next()) / weightOf(value) }))
        .sort((a, b) => a.rank - b.rank)
        .slice(0, count)
        .map((ranked) => ranked.value),
  }
}
