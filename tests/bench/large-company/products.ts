/** Four levels of items, where they are made or bought, and what goes into what. */
import type { CompanySize } from './company-size'
import { between, type Draw, padded, pick } from './steady-draw'

export const levels = ['finished', 'assembly', 'part', 'material'] as const
export type Level = (typeof levels)[number]

export interface Product {
  readonly code: string
  readonly level: Level
  /** Within its level. */
  readonly number: number
  readonly family: number
  readonly category: number
  readonly cost: number
  readonly leadDays: number
  readonly lotSize: number | null
  readonly minimumOrder: number | null
  readonly safetyDays: number
  readonly sites: readonly string[]
}

export interface BillLine {
  /** Places in the list of products. */
  readonly parent: number
  readonly component: number
  readonly quantity: number
  readonly scrap: number | null
}

export const plants = ['P1', 'P2', 'P3', 'P4'] as const
export const warehouses = ['W1', 'W2'] as const
export const families = 12
const categoriesAFamily = 4

/** Every so many items of a level have a second site. */
const secondSite: Readonly<Record<Level, number>> = {
  finished: 5,
  assembly: 0,
  part: 0,
  material: 8,
}
const prefix: Readonly<Record<Level, string>> = {
  finished: 'FG',
  assembly: 'SA',
  part: 'PT',
  material: 'RM',
}
const dearest: Readonly<Record<Level, number>> = {
  finished: 900,
  assembly: 200,
  part: 40,
  material: 8,
}
const leadTimes: Readonly<Record<Level, readonly number[]>> = {
  finished: [0, 7, 14, 30],
  assembly: [0, 7, 30],
  part: [0, 14, 30, 60],
  material: [14, 30, 60, 90],
}
const lots: Readonly<Record<Level, readonly (number | null)[]>> = {
  finished: [null, null, 10, 50],
  assembly: [null, 20, 50],
  part: [null, 50, 200],
  material: [null, 100, 500],
}

function product(draw: Draw, level: Level, number: number): Product {
  const of = (what: string): number => draw(`${level} ${what}`, number)
  const family = Math.floor(of('family') * families)
  const lotSize = pick(lots[level], of('lot'))
  const made = level !== 'material'
  const first = pick(made ? plants : warehouses, of('site'))
  const others = (made ? plants : warehouses).filter((site) => site !== first)
  const every = secondSite[level]
  return {
    code: `${prefix[level]}${padded(number, 6)}`,
    level,
    number,
    family,
    category: family * categoriesAFamily + Math.floor(of('category') * categoriesAFamily),
    cost: Math.round(between(0.2, 1, of('cost')) * dearest[level] * 100) / 100,
    leadDays: pick(leadTimes[level], of('lead')),
    lotSize,
    minimumOrder: lotSize !== null && of('minimum') < 0.3 ? lotSize * 2 : null,
    safetyDays: pick([0, 7, 15, 30], of('safety')),
    sites:
      every > 0 && number % every === every - 1 ? [first, pick(others, of('second'))] : [first],
  }
}

/** All products, finished goods first, with as many supply lines as asked. `finished` is how many of them are sold. */
export function makeProducts(size: CompanySize, draw: Draw, finished: number): Product[] {
  const products: Product[] = []
  let lines = 0
  const add = (level: Level, until: (number: number) => boolean): void => {
    for (let number = 0; until(number); number += 1) {
      const made = product(draw, level, number)
      const sites = made.sites.slice(0, size.supplyLines - lines)
      products.push({ ...made, sites })
      lines += sites.length
    }
  }
  add('finished', (number) => number < finished)
  const rest = size.supplyLines - lines
  if (rest < 3) throw new RangeError('too few supply lines for the demand lines')
  const assemblies = Math.max(1, Math.floor(rest * 0.25))
  const parts = Math.max(1, Math.floor(rest * 0.3))
  add('assembly', (number) => number < assemblies)
  add('part', (number) => number < parts)
  add('material', () => lines < size.supplyLines)
  return products
}

/** How many components of which levels a parent draws on, at most. */
const draws: Readonly<Record<Level, readonly (readonly [Level, number])[]>> = {
  finished: [
    ['assembly', 3],
    ['part', 1],
    ['material', 1],
  ],
  assembly: [
    ['part', 3],
    ['material', 1],
  ],
  part: [['material', 2]],
  material: [],
}

/** One in so many uses reaches over to another family. */
const crossing = 0.02

/**
 * Bills in the order of their parents. Families mostly have components of their own, some of which go into very many
 * parents; every fourth finished good is made without assemblies.
 */
export function makeBills(products: readonly Product[], draw: Draw): BillLine[] {
  const byLevel = Map.groupBy(products.keys(), (place) => products[place]!.level)
  const byFamily = Map.groupBy(
    products.keys(),
    (place) => `${products[place]!.level} ${products[place]!.family}`,
  )
  const bills: BillLine[] = []
  products.forEach((parent, place) => {
    const used = new Map<number, BillLine>()
    for (const [level, most] of draws[parent.level]) {
      if (parent.level === 'finished' && parent.number % 4 === 3 && level === 'assembly') continue
      const all = byLevel.get(level) ?? []
      const own = byFamily.get(`${level} ${parent.family}`) ?? all
      const wanted = 1 + Math.floor(draw(`uses of ${level}`, place) * most)
      for (let k = 0; k < wanted; k += 1) {
        const drawn = draw(`component ${level}`, place, k)
        // The first in turn, so that nothing is left without a parent.
        const from = draw(`family of ${level}`, place, k) < crossing ? all : own
        const component = k === 0 ? own[place % own.length]! : pick(from, drawn * drawn)
        const quantity = pick([1, 1, 2, 4], draw(`quantity of ${level}`, place, k))
        const scrap = draw(`scrap of ${level}`, place, k) < 0.2 ? 0.02 : null
        used.set(component, { parent: place, component, quantity, scrap })
      }
    }
    bills.push(...[...used.values()].sort((a, b) => a.component - b.component))
  })
  return bills
}
