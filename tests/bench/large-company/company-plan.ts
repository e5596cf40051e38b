/** What the rows of a synthetic company are written from. */
import type { CompanySize } from './company-size'
import { type DemandPair, makePairs } from './demand'
import { type BillLine, families, makeBills, makeProducts, type Product } from './products'
import { between, type Draw, steadyDraw } from './steady-draw'

export interface RoutingLine {
  readonly product: number
  readonly resource: number
  readonly hours: number
}

export interface CompanyPlan {
  readonly size: CompanySize
  readonly draw: Draw
  readonly products: readonly Product[]
  readonly bills: readonly BillLine[]
  readonly pairs: readonly DemandPair[]
  readonly routings: readonly RoutingLine[]
  /** By product: units a month that customers and parents want of it. */
  readonly monthly: Float64Array
  /** By resource: hours a month that takes. */
  readonly hours: Float64Array
}

/** Finished goods, assemblies and parts each have resources of their own, and of these each family. */
const shares = { finished: [0, 0.4], assembly: [0.4, 0.7], part: [0.7, 1] } as const

function makeRoutings(products: readonly Product[], size: CompanySize, draw: Draw): RoutingLine[] {
  return products.flatMap((one, product) => {
    if (one.level === 'material') return []
    const [from, to] = shares[one.level]
    const first = Math.floor(from * size.resources)
    const count = Math.max(1, Math.floor(to * size.resources) - first)
    const within = (one.family + draw('resource', product)) / families
    const resource = first + Math.floor(within * count)
    const hours = Math.round(between(10, 200, draw('hours', product))) / 1000
    const second = first + ((resource - first + 1) % count)
    return one.level === 'part' && second !== resource && product % 3 === 0
      ? [
          { product, resource: Math.min(resource, second), hours },
          { product, resource: Math.max(resource, second), hours: hours / 2 },
        ]
      : [{ product, resource, hours }]
  })
}

export function planCompany(size: CompanySize): CompanyPlan {
  const draw = steadyDraw(size.seed)
  const pairs = makePairs(size, draw)
  const products = makeProducts(size, draw, (pairs.at(-1)?.item ?? -1) + 1)
  const bills = makeBills(products, draw)
  const routings = makeRoutings(products, size, draw)
  const monthly = new Float64Array(products.length)
  for (const { item, level } of pairs) monthly[item] = monthly[item]! + level
  // Parents come before their components in the list, so one walk is enough.
  for (const { parent, component, quantity } of bills)
    monthly[component] = monthly[component]! + monthly[parent]! * quantity
  const hours = new Float64Array(size.resources)
  for (const routing of routings)
    hours[routing.resource] = hours[routing.resource]! + monthly[routing.product]! * routing.hours
  return { size, draw, products, bills, pairs, routings, monthly, hours }
}
