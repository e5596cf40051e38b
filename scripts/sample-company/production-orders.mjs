import { assemblies } from './assemblies-and-materials.mjs'
import { dailyPace } from './gross-requirements.mjs'
import { inPacks, numbered, sortedBy } from './numbers-and-lists.mjs'
import { addDays, asOf } from './planning-calendar.mjs'
import { randomFor } from './seeded-random.mjs'
import { madeTooMany, runsOutSoon } from './stock-on-hand.mjs'

const statusFor = (start, due, random) => {
  if (due < asOf) return 'done'
  if (start <= asOf) return 'in_progress'
  return start < addDays(asOf, 9) || random.chance(0.3) ? 'released' : 'planned'
}

function order(item, site, start_on, quantity, random) {
  const due_on = addDays(start_on, random.integer(5, 9))
  const status = statusFor(start_on, due_on, random)
  const progress = status === 'in_progress' ? random.between(0.15, 0.7) : status === 'done' ? 1 : 0
  return {
    item,
    site,
    start_on,
    due_on,
    quantity,
    quantity_done: Math.round(quantity * progress),
    status,
  }
}

/** Orders of the last two weeks, those on the floor, and those of the next three weeks. */
export function productionOrders(goods, needed) {
  const random = randomFor('production orders')
  const rows = []
  const place = (item, site, pack, offset, days) => {
    const quantity = inPacks(dailyPace(needed.get(item)) * days, pack)
    if (quantity >= pack * 10) rows.push(order(item, site, addDays(asOf, offset), quantity, random))
  }
  for (const good of goods) {
    if (good.life.lifecycle === 'end_of_life' || good.life.lifecycle === 'phase_out') continue
    const { item, family } = good
    const fryer = family.code === 'air_fryer'
    if (random.chance(0.3)) place(item, family.site, family.pack, -random.integer(12, 20), 8)
    if (runsOutSoon(item) || madeTooMany(item)) continue
    if (fryer || random.chance(0.55))
      place(item, family.site, family.pack, -random.integer(1, 6), random.between(5, 8))
    if (fryer || random.chance(0.5))
      place(item, family.site, family.pack, random.integer(2, 18), random.between(5, 9))
  }
  for (const { item, site } of assemblies) {
    place(item, site, 100, -random.integer(1, 3), random.between(2, 4))
    if (random.chance(0.6)) place(item, site, 100, random.integer(2, 8), random.between(2, 5))
  }
  return sortedBy(rows, (row) => `${row.start_on}${row.item}`).map((row, i) => ({
    production_order: numbered('MO-', i + 1, 4),
    ...row,
  }))
}
