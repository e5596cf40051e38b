/** The rows behind the layers of demand: what `demand-signals` reads, one cell at a time. */
import type { CanonicalRow } from '@shared/model/entities/canonical-entities'
import { indexOnAxis } from '../calendar/month-axis'
import type { DealPlan } from '../demand/pipeline/plan-deal'
import { quotedDemand } from '../demand/quoted-demand'
import { numberOf, textOf } from '../source/plan-source'
import { withEvents } from '../source/with-events'
import { demandFilter, type FoundRow, fieldsOf } from './source-rows'
import type { TraceReader } from './trace-reader'
import type { TraceSource } from './trace-source'

export type FindRows = (
  r: TraceReader,
  lines: readonly number[],
  t: number,
  source: TraceSource,
) => Iterable<FoundRow>

const orderFields = [
  'item',
  'customer',
  'requested_on',
  'quantity_ordered',
  'quantity_cancelled',
  'quantity_shipped',
  'status',
]

/** First and last day of a period. */
const daysOf = (r: TraceReader, t: number): { from: string; to: string } => {
  const period = r.model.axis.periods[t] ?? ''
  return { from: `${period}-01`, to: `${period}-31` }
}

function* orderLines(
  r: TraceReader,
  lines: readonly number[],
  source: TraceSource,
  requested: { from?: string; to?: string },
  figureOf: (row: CanonicalRow) => number | null,
): Iterable<FoundRow> {
  const { filter, has } = demandFilter(r.model, lines)
  const entity = 'sales_order_line'
  for (const row of source.rows(entity, { ...filter, requested_on: requested })) {
    if (!has(textOf(row, 'item'), textOf(row, 'customer'))) continue
    const value = figureOf(row)
    if (value !== null) yield { entity, row, value, fields: fieldsOf(row, orderFields) }
  }
}

const ordered = (row: CanonicalRow): number =>
  numberOf(row, 'quantity_ordered') - numberOf(row, 'quantity_cancelled')

const actualOrders: FindRows = (r, lines, t, source) =>
  orderLines(r, lines, source, daysOf(r, t), ordered)

/** Order lines by the day their goods left; where none is known, by the day they were asked for. */
const leftIn = (figureOf: (row: CanonicalRow) => number): FindRows =>
  function* (r, lines, t, source) {
    const { filter, has } = demandFilter(r.model, lines)
    const entity = 'sales_order_line'
    const days = t === r.current ? { from: daysOf(r, t).from } : daysOf(r, t)
    const names = ['item', 'customer', 'requested_on', 'shipped_on', 'quantity_shipped', 'price']
    for (const field of ['shipped_on', 'requested_on'])
      for (const row of source.rows(entity, { ...filter, [field]: days })) {
        if (!has(textOf(row, 'item'), textOf(row, 'customer'))) continue
        if (field === 'requested_on' && textOf(row, 'shipped_on') !== '') continue
        if (numberOf(row, 'quantity_shipped') === 0) continue
        yield { entity, row, value: figureOf(row), fields: fieldsOf(row, names) }
      }
  }

const shipped: FindRows = (r, lines, t, source) =>
  orderLines(r, lines, source, daysOf(r, t), (row) => numberOf(row, 'quantity_shipped') || null)

const firmDemand: FindRows = function* (r, lines, t, source) {
  const { to } = daysOf(r, t)
  const { firm } = r.model.policy
  // What is overdue counts in the current period.
  const due = t === r.current ? { to } : daysOf(r, t)
  yield* orderLines(r, lines, source, due, (row) => {
    const open = ordered(row) - numberOf(row, 'quantity_shipped')
    return textOf(row, 'status') === 'open' && open > 0 ? open * firm.orders : null
  })
  const { items, has } = demandFilter(r.model, lines)
  const signed = new Map<string, CanonicalRow>()
  for (const row of source.rows('contract', { status: ['signed'] }))
    signed.set(textOf(row, 'contract'), row)
  for (const row of source.rows('contract_line', items)) {
    const contract = signed.get(textOf(row, 'contract'))
    const open = numberOf(row, 'quantity') - numberOf(row, 'quantity_shipped')
    const at = Math.max(r.current, indexOnAxis(r.model.axis, textOf(row, 'month')))
    if (!contract || open <= 0 || at !== t) continue
    if (!has(textOf(row, 'item'), textOf(contract, 'customer'))) continue
    const fields = {
      ...fieldsOf(contract, ['customer', 'signed_on']),
      ...fieldsOf(row, ['item', 'month', 'quantity', 'quantity_shipped']),
    }
    yield { entity: 'contract_line', row, value: open * firm.contracts, fields }
  }
  yield* quotes(r, lines, t, source)
}

const quotes: FindRows = function* (r, lines, t, source) {
  const { axis, demandIndex, layers, policy } = r.model
  const wanted = new Set(lines)
  for (const quote of quotedDemand(source, axis, demandIndex, policy.firm, layers.pipeline)) {
    if (quote.period !== t || !wanted.has(quote.line)) continue
    const fields = {
      ...fieldsOf(quote.row, ['item', 'quantity']),
      probability: quote.probability,
    }
    yield { entity: 'quote_line', row: quote.row, value: quote.quantity, fields }
  }
}

const salesForecast: FindRows = function* (r, lines, t, source) {
  const { filter, has } = demandFilter(r.model, lines)
  const entity = 'sales_forecast'
  const submissions = [
    ...source.rows(entity, { ...filter, month: [r.model.axis.periods[t] ?? ''] }),
  ].filter((row) => has(textOf(row, 'item'), textOf(row, 'customer')))
  // The latest approved revision of each line counts; among equals the last one read.
  const counts = new Map<string, CanonicalRow>()
  for (const row of submissions) {
    if (textOf(row, 'status') !== 'approved') continue
    const line = JSON.stringify([textOf(row, 'item'), textOf(row, 'customer')])
    const known = counts.get(line)
    if (!known || numberOf(row, 'revision') >= numberOf(known, 'revision')) counts.set(line, row)
  }
  const counted = new Set(counts.values())
  const names = ['item', 'customer', 'author', 'submitted_on', 'revision', 'status', 'quantity']
  for (const row of submissions)
    yield {
      entity,
      row,
      value: counted.has(row) ? numberOf(row, 'quantity') : 0,
      fields: fieldsOf(row, names),
    }
}

const pipeline: FindRows = function* (r, lines, t, source) {
  const { items, has } = demandFilter(r.model, lines)
  const open = new Map<string, CanonicalRow>()
  for (const row of source.rows('opportunity', { outcome: ['open'] }))
    open.set(textOf(row, 'opportunity'), row)
  for (const row of source.rows('opportunity_line', items)) {
    const deal = open.get(textOf(row, 'opportunity'))
    const plan = r.model.opportunities.get(textOf(row, 'opportunity'))?.plan
    if (!deal || !plan || !has(textOf(row, 'item'), textOf(deal, 'customer'))) continue
    const months = numberOf(row, 'delivery_months') || r.model.policy.pipeline.deliveryMonths
    const first = plan.close + plan.delay
    if (t < first || t >= first + months) continue
    const expected = (plan.probability * numberOf(row, 'quantity')) / months
    const fields = {
      ...fieldsOf(deal, ['name_zh', 'name_en', 'customer', 'stage', 'probability']),
      ...countedBy(plan),
      ...fieldsOf(deal, ['expected_close_on', 'owner']),
      ...fieldsOf(row, ['item', 'quantity', 'delivery_months']),
    }
    yield { entity: 'opportunity_line', row, value: plan.counted ? expected : 0, fields }
  }
}

/** What a deal's probability became and where from, where that is not what the CRM says. */
function countedBy(plan: DealPlan): FoundRow['fields'] {
  const { from, alike, wonAlike, overdue, apart, probability } = plan
  return {
    ...(from === 'crm' && overdue === 0 ? {} : { counted_probability: probability }),
    ...(from === 'crm' ? {} : { probability_from: from }),
    ...(from === 'calibrated' ? { won_alike: wonAlike, ended_alike: alike } : {}),
    ...(overdue > 0 ? { months_overdue: overdue } : {}),
    ...(apart ? { kept_apart: true } : {}),
  }
}

/** Events that name a line, with their percent as a share. */
const events: FindRows = function* (r, lines, t, source) {
  const line = r.model.demandLines[lines[0] ?? -1]
  if (!line) return
  const period = r.model.axis.periods[t] ?? ''
  const means = (row: CanonicalRow, field: string, code: string): boolean =>
    textOf(row, field) === '' || textOf(row, field) === code
  for (const row of withEvents(source, r.model.policy.events).rows('event')) {
    if (period < textOf(row, 'from_month') || period > textOf(row, 'to_month')) continue
    if (!means(row, 'family', line.item.family) || !means(row, 'item', line.item.item)) continue
    if (!means(row, 'region', line.customer.region)) continue
    if (!means(row, 'customer', line.customer.customer)) continue
    const names = ['name_zh', 'name_en', 'kind', 'from_month', 'to_month', 'uplift_percent']
    yield {
      entity: 'event',
      row,
      value: numberOf(row, 'uplift_percent') / 100,
      fields: fieldsOf(row, names),
    }
  }
}

/** The latest price that is valid for the customer's class; the item's own where there is none. */
const price: FindRows = function* (r, lines, _t, source) {
  const line = r.model.demandLines[lines[0] ?? -1]
  if (!line) return
  const { asOf } = r.model.master.company
  let latest: CanonicalRow | undefined
  const of = { item: [line.item.item], class: [line.customer.class] }
  for (const row of source.rows('price', of)) {
    const from = textOf(row, 'valid_from')
    if (from <= asOf && from >= (latest ? textOf(latest, 'valid_from') : '')) latest = row
  }
  if (latest) {
    const fields = fieldsOf(latest, ['price'])
    yield { entity: 'price', row: latest, value: numberOf(latest, 'price'), fields }
    return
  }
  for (const row of source.rows('item', { item: [line.item.item] }))
    yield { entity: 'item', row, value: numberOf(row, 'price'), fields: fieldsOf(row, ['price']) }
}

export const demandRows: Readonly<Record<string, FindRows>> = {
  actual_orders: actualOrders,
  actual_shipments: leftIn((row) => numberOf(row, 'quantity_shipped')),
  actual_revenue: leftIn((row) => numberOf(row, 'quantity_shipped') * numberOf(row, 'price')),
  shipped_to_date: shipped,
  firm_demand: firmDemand,
  firm_demand_recorded: firmDemand,
  sales_forecast: salesForecast,
  sales_forecast_recorded: salesForecast,
  pipeline,
  pipeline_recorded: pipeline,
  event_share: events,
  net_price: price,
}
