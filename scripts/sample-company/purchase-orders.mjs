import { materials } from './assemblies-and-materials.mjs'
import { chipArrivals, lateMaterial } from './late-material.mjs'
import { inPacks, numbered, sortedBy } from './numbers-and-lists.mjs'
import { addDays, asOf, monthIndex } from './planning-calendar.mjs'
import { randomFor } from './seeded-random.mjs'

/** Days that a supplier's goods travel: what left it is a shipment, no longer an open order. */
const travelDays = { S02: 33, S03: 4, S05: 5, S06: 3, S08: 18, S10: 5, S11: 6, S14: 40 }
const lotSize = new Map(materials.map((row) => [row.item, row.lotSize]))

const line = (row, due_on, quantity, ordered_on) => ({
  supplier: row.supplier,
  item: row.item,
  site: row.site,
  ordered_on,
  due_on,
  quantity,
  price: row.unit_cost,
})

/** What is bought twice a month: what the coming month needs, from three months ago to as far as was ordered. */
function regularArrivals(row, needed, random) {
  const lines = []
  const end = addDays(asOf, row.lead_time_days)
  const gap = random.integer(13, 16)
  for (let due = addDays(asOf, -85 + random.integer(0, 12)); due <= end; due = addDays(due, gap)) {
    const months = needed.get(row.item)
    const quantity = (months[monthIndex(due.slice(0, 7))] * row.share * gap) / 30.4
    const lots = inPacks(quantity * random.between(0.95, 1.12), lotSize.get(row.item) ?? 500)
    lines.push(line(row, due, lots, addDays(due, -row.lead_time_days - random.integer(0, 4))))
  }
  return lines
}

/** Open and past purchase lines, and those of them that are on their way as shipments. */
export function purchases(sourcing, needed, stock, production, goods) {
  const random = randomFor('purchases')
  const bought = sourcing.filter((row) => row.supplier)
  const ordered = []
  const travelling = []
  for (const row of bought) {
    if (row.item === lateMaterial) {
      for (const one of chipArrivals(needed, stock, production, goods)) {
        const arrival = line(row, one.on, one.quantity, one.ordered_on)
        if (one.shipped) travelling.push({ ...arrival, departed_on: one.shipped })
        else ordered.push(arrival)
      }
      continue
    }
    for (const one of regularArrivals(row, needed, random)) {
      const days = travelDays[row.supplier]
      const departed_on = days && addDays(one.due_on, -days)
      if (days && one.due_on > asOf && departed_on < asOf) travelling.push({ ...one, departed_on })
      else ordered.push(one)
    }
  }
  return { purchaseOrders: purchaseOrderLines(ordered), shipments: shipmentLines(travelling) }
}

/** Lines for one supplier, site and week are one document. */
function documents(lines, prefix, dateOf) {
  const byDocument = sortedBy(lines, (one) => `${dateOf(one)}${one.supplier}${one.site}${one.item}`)
  let number = 0
  let previous = ''
  let position = 0
  return byDocument.map((one) => {
    const document = `${dateOf(one)}${one.supplier}${one.site}`
    if (document !== previous) {
      number++
      position = 0
    }
    previous = document
    position++
    return { ...one, document: numbered(prefix, number), line: position }
  })
}

const purchaseOrderLines = (lines) =>
  documents(lines, 'PO-', (one) => one.ordered_on).map(({ document, quantity, ...rest }) => {
    const received = rest.due_on <= asOf
    return {
      ...rest,
      purchase_order: document,
      quantity_ordered: quantity,
      quantity_received: received ? quantity : 0,
      status: received ? 'received' : 'open',
    }
  })

const shipmentLines = (lines) =>
  documents(lines, 'SH-', (one) => one.departed_on).map(({ document, due_on, ...rest }) => ({
    ...rest,
    shipment: document,
    expected_on: due_on,
  }))
