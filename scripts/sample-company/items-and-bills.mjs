import { assemblies, materials } from './assemblies-and-materials.mjs'
import { numbered, rounded } from './numbers-and-lists.mjs'
import { resources } from './plants-and-resources.mjs'
import { lifecycleOf } from './product-lifecycles.mjs'
import { finishedFamilies } from './product-range.mjs'
import { randomFor } from './seeded-random.mjs'

const sizeFactors = [0.86, 1, 1.18]

/** Finished goods with what only the generator needs: family, size, weight in sales. */
export function finishedGoods() {
  const random = randomFor('finished goods')
  return finishedFamilies.flatMap((family) => {
    const goods = family.categories.flatMap((category) =>
      category.series.flatMap(([zh, en], seriesNumber) => {
        const margin = random.between(0.345, 0.42)
        return category.sizes.map((size, sizeNumber) => ({
          family,
          category,
          grows: sizeFactors[sizeNumber] * (seriesNumber === 0 ? 1 : 1.06),
          name_zh: `${zh}${category.zh}${size}`,
          name_en: `${en} ${category.en} ${size}`,
          weight: category.weight * random.noise(0.55) * (sizeNumber === 1 ? 1.5 : 1),
          /** The larger sizes earn more. */
          listMargin: margin + sizeNumber * 0.012,
        }))
      }),
    )
    return goods.map((good, i) => {
      const item = numbered(`FG-${family.prefix}`, i + 1, 2)
      return { ...good, item, life: lifecycleOf(item) }
    })
  })
}

/** Lost where something is moulded, soldered, stamped or glazed. */
const scrapShares = {
  'RM-PP': 0.02,
  'RM-ABS': 0.02,
  'RM-PCB': 0.01,
  'RM-GLS': 0.015,
  'RM-ALU': 0.03,
}

const bill = (parent, component, quantity) => ({
  parent,
  component,
  quantity: rounded(quantity, 3),
  scrap_share: scrapShares[component] ?? 0,
})

const partQuantity = ([, quantity, grows], good) => quantity * (grows ? good.grows : 1)

export function billsOfMaterials(goods) {
  return [
    ...goods.flatMap((good) =>
      good.category.parts.map((part) => bill(good.item, part[0], partQuantity(part, good))),
    ),
    ...assemblies.flatMap((made) => made.parts.map((part) => bill(made.item, part[0], part[1]))),
  ]
}

export function routings(goods) {
  return [
    ...goods.map((good) => ({
      item: good.item,
      resource: good.family.line,
      hours_per_unit: rounded(good.family.hoursPerUnit * (0.55 + 0.45 * good.grows), 4),
    })),
    ...assemblies.map((made) => ({
      item: made.item,
      resource: made.resource,
      hours_per_unit: made.hoursPerUnit,
    })),
  ]
}

/** Components at their own standard cost, scrap included, plus the hours at the resource's rate. */
export function standardCosts(goods, bills, routes) {
  const rateOf = new Map(resources.map((r) => [r.resource, r.rate]))
  const costOf = new Map(materials.map((bought) => [bought.item, bought.cost]))
  const rollUp = (item) => {
    let cost = 0
    for (const row of bills) {
      if (row.parent !== item) continue
      cost += costOf.get(row.component) * row.quantity * (1 + row.scrap_share)
    }
    for (const row of routes) {
      if (row.item === item) cost += row.hours_per_unit * rateOf.get(row.resource)
    }
    costOf.set(item, rounded(cost))
  }
  for (const made of assemblies) rollUp(made.item)
  for (const good of goods) rollUp(good.item)
  return costOf
}
