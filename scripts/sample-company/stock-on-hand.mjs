import { assemblies, materials } from './assemblies-and-materials.mjs'
import { dailyPace } from './gross-requirements.mjs'
import { lateMaterial, lateMaterialStockDays } from './late-material.mjs'
import { randomFor } from './seeded-random.mjs'

/** Goods that were made too many of, and goods that run out within weeks; days of cover. */
const excess = {
  'FG-BL02': 185,
  'FG-BL05': 160,
  'FG-BL09': 240,
  'FG-BL12': 210,
  'FG-KT05': 170,
  'FG-RC08': 150,
}
const short = { 'FG-AF02': 7, 'FG-AF08': 9, 'FG-RC04': 6, 'FG-KT08': 5, 'FG-BL16': 8 }
export const runsOutSoon = (item) => item in short
export const madeTooMany = (item) => item in excess

const warehouseShares = { W01: 0.46, W02: 0.28, W03: 0.18 }
const boardItems = new Set(['SF-B03', 'SF-B04'])

function coverOf(good, random) {
  if (good.item in excess) return excess[good.item]
  if (good.item in short) return short[good.item]
  return good.family.code === 'air_fryer' ? random.between(19, 27) : random.between(23, 56)
}

/** Left over after the end of life: no pace to measure it against. */
const leftOver = { 'FG-BL18': 1860, 'FG-RC16': 640 }

function finishedStock(good, needed, random) {
  const total = leftOver[good.item] ?? dailyPace(needed.get(good.item)) * coverOf(good, random)
  const row = (site, share) => {
    const on_hand = Math.round(total * share * random.between(0.8, 1.2))
    return {
      item: good.item,
      site,
      on_hand,
      quality_hold: random.chance(0.05) ? Math.round(on_hand * random.between(0.05, 0.2)) : 0,
      reserved: random.chance(0.12) ? Math.round(on_hand * random.between(0.02, 0.06)) : 0,
    }
  }
  return [
    row(good.family.site, 0.08),
    ...Object.entries(warehouseShares).map(([site, share]) => row(site, share)),
  ]
}

export function stockRows(goods, needed, sourcing) {
  const random = randomFor('stock')
  const held = (item, site, days, share, holdChance) => {
    const on_hand = Math.round(dailyPace(needed.get(item)) * days * share)
    const quality_hold = random.chance(holdChance)
      ? Math.round(on_hand * random.between(0.03, 0.1))
      : 0
    return { item, site, on_hand, quality_hold, reserved: 0 }
  }
  const made = assemblies.map(({ item, site }) =>
    held(item, site, boardItems.has(item) ? 4 : random.between(7, 14), 1, 0.1),
  )
  const bought = materials.flatMap(({ item }) => {
    if (item === lateMaterial) return [held(item, 'P02', lateMaterialStockDays, 1, 0)]
    const shareAt = new Map()
    for (const row of sourcing) {
      if (row.item === item) shareAt.set(row.site, (shareAt.get(row.site) ?? 0) + row.share)
    }
    return [...shareAt].map(([site, share]) =>
      held(item, site, random.between(24, 46), share, 0.12),
    )
  })
  return [...goods.flatMap((good) => finishedStock(good, needed, random)), ...made, ...bought]
}
