/** How each figure of one supply line comes about. */

import type { CellPlace } from '@shared/contract/planning-calls'
import type { TraceInput } from '@shared/contract/why-calls'
import { nameOf } from '../hierarchy/plan-nodes'
import { writtenAt } from '../plan/read-row'
import { frozenProposal } from '../supply/frozen-proposal'
import { serviceFactor } from '../supply/service-stock'
import { sourcingShares } from '../supply/sourcing-shares'
import { supplyGraph } from '../supply/supply-graph'
import { lateUnderway } from './late-purchases'
import { supplyMoneyFormulas } from './money-formulas'
import { promised, promisedInAll } from './promise-formulas'
import {
  askedBy,
  backlogBefore,
  consumedOf,
  hoursShare,
  leadOf,
  materialShare,
  startOf,
  stockBefore,
  wholeDemand,
} from './supply-shares'
import { type Explained, factorInput, input, negligible } from './trace-parts'
import type { TraceReader } from './trace-reader'

type Explain = (r: TraceReader, line: number, t: number) => Explained

const here = (r: TraceReader, key: string, line: number, t: number, factor?: number): TraceInput =>
  input(key, r.or0(key, line, t), {
    place: r.supplyPlace(line, key, t),
    ...(factor === undefined ? {} : { factor }),
  })

const backlogInput = (r: TraceReader, line: number, t: number, factor?: number): TraceInput[] =>
  t > r.current
    ? [
        input('backlog_before', backlogBefore(r, line, t), {
          place: r.supplyPlace(line, 'backlog', t - 1),
          ...(factor === undefined ? {} : { factor }),
        }),
      ]
    : []

const stockInput = (r: TraceReader, line: number, t: number, factor?: number): TraceInput =>
  input('stock_before', stockBefore(r, line, t), {
    place:
      t > r.current
        ? r.supplyPlace(line, 'projected_stock', t - 1)
        : r.supplyPlace(line, 'opening_stock', t),
    ...(factor === undefined ? {} : { factor }),
  })

const demands = (r: TraceReader, line: number, t: number, factor?: number): TraceInput[] => [
  here(r, 'independent_demand', line, t, factor),
  here(r, 'dependent_demand', line, t, factor),
]

const itemOf = (r: TraceReader, line: number) => r.model.supplyLines[line]!.item

const independent: Explain = (r, line, t) => {
  const { item } = itemOf(r, line)
  const lines = r.model.demandOfItem.get(item) ?? []
  const sum = (of: (l: number) => number): number => lines.reduce((s, l) => s + of(l), 0)
  const shipped = sum((l) =>
    t === r.current
      ? Math.min(r.or0('consensus_demand', l, t), r.model.layers.shippedToDate[l] ?? 0)
      : 0,
  )
  // What nobody buys has no demand lines to ask about.
  const asked = (measure: string): { place?: CellPlace } =>
    lines.length > 0 ? { place: r.place({ item }, measure, t) } : {}
  const counted = input('shipped_counted', shipped, asked('shipped_to_date'))
  return {
    formula: 'independent_demand',
    inputs: [
      input(
        'consensus_demand',
        sum((l) => r.or0('consensus_demand', l, t)),
        asked('consensus_demand'),
      ),
      ...(t === r.current ? [counted] : []),
      input('sourcing_share', servedShare(r, line, t)),
    ],
  }
}

/** The line's part of its item's demand: that of its sourcing, or what the regions of the customers come to. */
function servedShare(r: TraceReader, line: number, t: number): number {
  const { item, share } = r.model.supplyLines[line]!
  if (!sourcingShares(r.model, item.item)) return share
  const lines = r.model.supplyOfItem.get(item.item) ?? []
  const whole = lines.reduce((sum, one) => sum + r.or0('independent_demand', one, t), 0)
  return whole === 0 ? share : r.or0('independent_demand', line, t) / whole
}

const dependent: Explain = (r, line, t) => ({
  formula: 'dependent_demand',
  inputs: r.usersOf(line).flatMap(({ parent, quantity }) => {
    const asked = askedBy(r, parent, t)
    if (asked === 0) return []
    const { item } = itemOf(r, parent)
    const now = leadOf(r, parent) === 0
    return input(now ? 'planned_supply' : 'started_now', asked, {
      factor: quantity,
      code: item,
      name: nameOf(r.model, 'item', item),
      ...(now ? { place: r.supplyPlace(parent, 'planned_supply', t) } : {}),
    })
  }),
})

const planned: Explain = (r, line, t) => {
  const written = writtenAt(r.plan, 'planned_supply', line, t)
  if (written) return { formula: 'written', inputs: [input('typed', written.value, { factor: 1 })] }
  const kept = frozenProposal(r.plan, line, t - r.current, 'planned_supply')
  if (kept !== undefined)
    return { formula: 'frozen', inputs: [input('frozen_proposal', kept, { factor: 1 })] }
  const item = itemOf(r, line)
  if (t - r.current < item.leadMonths)
    return { formula: 'lead_time', inputs: [input('lead_months', item.leadMonths, { factor: 0 })] }
  const late = lateUnderway(r, line, t)
  if (item.lotRule) return plannedByRule(r, line, t, late)
  return {
    formula: 'planned_supply',
    inputs: [
      ...demands(r, line, t),
      ...backlogInput(r, line, t),
      here(r, 'safety_stock', line, t),
      stockInput(r, line, t),
      here(r, 'receipts_in_transit', line, t),
      here(r, 'open_production', line, t),
      ...(late === 0 ? [] : [input('late_underway', late)]),
      input('lot_size', item.lotSize),
      input('minimum_order', item.minimumOrder),
    ],
  }
}

/** What is needed, and what the item's rule for lots makes of it. */
function plannedByRule(r: TraceReader, line: number, t: number, late: number): Explained {
  const needs = [
    ...demands(r, line, t),
    ...backlogInput(r, line, t),
    here(r, 'safety_stock', line, t),
    stockInput(r, line, t, -1),
    here(r, 'receipts_in_transit', line, t, -1),
    here(r, 'open_production', line, t, -1),
    ...(late === 0 ? [] : [input('late_underway', late, { factor: -1 })]),
  ]
  const need = needs.reduce((sum, { value, factor }) => sum + (value ?? 0) * (factor ?? 1), 0)
  const effect = r.or0('planned_supply', line, t) - need
  return { formula: 'planned_by_rule', inputs: [...needs, input('lot_rule_effect', effect)] }
}

const constrained: Explain = (r, line, t) => {
  const material = materialShare(r, line, startOf(r, line, t))
  const hours = hoursShare(r, line, t)
  const component = r.model.supplyLines[material.by]?.item.item
  const resource = r.model.resources[hours.by]
  const amount = r.or0('planned_supply', line, t)
  const effect = r.or0('constrained_supply', line, t) - amount * material.share * hours.share
  return {
    formula: 'constrained_supply',
    inputs: [
      here(r, 'planned_supply', line, t),
      input('material_share', material.share, {
        ...(component
          ? {
              code: component,
              name: nameOf(r.model, 'item', component),
              place: r.supplyPlace(material.by, 'gap', startOf(r, line, t)),
            }
          : {}),
      }),
      input('hours_share', hours.share, {
        ...(resource
          ? {
              code: resource,
              name: nameOf(r.model, 'resource', resource),
              place: r.place({ resource }, 'load', t),
            }
          : {}),
      }),
      ...(negligible(effect, amount) ? [] : [input('supplier_effect', effect)]),
    ],
  }
}

const available: Explain = (r, line, t) => ({
  formula: 'available_supply',
  inputs: [
    stockInput(r, line, t, 1),
    here(r, 'receipts_in_transit', line, t, 1),
    here(r, 'open_production', line, t, 1),
    here(r, 'constrained_supply', line, t, 1),
  ],
})

const gap: Explain = (r, line, t) => ({
  formula: 'gap',
  inputs: [
    here(r, 'available_supply', line, t, 1),
    ...demands(r, line, t, -1),
    ...backlogInput(r, line, t, -1),
  ],
})

const shortage: Explain = (r, line, t) => ({
  formula: 'shortage',
  inputs: [
    ...demands(r, line, t),
    ...backlogInput(r, line, t),
    here(r, 'available_supply', line, t),
    ...(t > r.current
      ? [
          input('unmet_before', Math.max(0, -r.or0('gap', line, t - 1)), {
            place: r.supplyPlace(line, 'gap', t - 1),
          }),
        ]
      : []),
  ],
})

const backlog: Explain = (r, line, t) => ({
  formula: 'backlog',
  inputs: [
    ...demands(r, line, t),
    ...backlogInput(r, line, t),
    here(r, 'available_supply', line, t),
  ],
})

const stock: Explain = (r, line, t) => ({
  formula: 'projected_stock',
  inputs: [
    here(r, 'available_supply', line, t),
    ...demands(r, line, t),
    ...backlogInput(r, line, t),
    input('consumed', consumedOf(r, line, t), {
      place: r.supplyPlace(line, 'dependent_demand', t),
    }),
  ],
})

const safety: Explain = (r, line, t) => {
  const driven = r.assumptions().safetyDays.get(line)
  const policy = supplyGraph(r.model).terms[line]!.safety
  if (driven === undefined && policy.kind === 'fixed')
    return { formula: 'safety_units', inputs: [input('safety_units', policy.units)] }
  if (driven === undefined && policy.kind === 'service')
    return {
      formula: 'service_stock',
      inputs: [
        input('service_factor', serviceFactor(policy.level)),
        input('forecast_error', policy.deviation),
      ],
    }
  const inputs: TraceInput[] = []
  let remaining = (driven ?? itemOf(r, line).safetyDays) / 30
  for (let k = t + 1; remaining > 0; k++) {
    const last = k >= r.count
    const month = Math.min(k, r.count - 1)
    // Beyond the horizon demand goes on as in its last period.
    const factor = last ? remaining : Math.min(1, remaining)
    inputs.push(
      input('requirement', r.requirements().demand[line * r.count + month] ?? 0, {
        factor,
        place: r.supplyPlace(line, 'requirement', month),
      }),
    )
    remaining -= last ? remaining : 1
  }
  return { formula: 'safety_stock', inputs }
}

const requirement: Explain = (r, line, t) => ({
  formula: 'requirement',
  inputs: [
    here(r, 'independent_demand', line, t, 1),
    input(
      'first_pass_needs',
      (r.requirements().demand[line * r.count + t] ?? 0) - r.or0('independent_demand', line, t),
      { factor: 1, place: r.supplyPlace(line, 'dependent_demand', t) },
    ),
  ],
})

const excess: Explain = (r, line, t) => {
  const next = Math.min(r.count - 1, t + 1)
  return {
    formula: 'excess',
    inputs: [
      here(r, 'projected_stock', line, t),
      here(r, 'safety_stock', line, t),
      input('demand_next', wholeDemand(r, line, next), {
        place: r.supplyPlace(line, 'whole_demand', next),
      }),
      input('lot_size', itemOf(r, line).lotSize),
    ],
  }
}

const wholeDemandOf: Explain = (r, line, t) => ({
  formula: 'whole_demand',
  inputs: demands(r, line, t, 1),
})

const stockValue: Explain = (r, line, t) => {
  const { item, cost } = itemOf(r, line)
  return {
    formula: 'stock_value',
    inputs: [
      here(r, 'projected_stock', line, t),
      input('standard_cost', cost, { place: r.place({ item }, 'standard_cost', t) }),
      ...factorInput('cost_factor', r.assumptions().supplyCost.get(line)?.[t]),
    ],
  }
}

/** A figure of the snapshot, and what drivers make of it. */
const recorded =
  (key: string, recordedKey: string, of: (r: TraceReader, line: number, t: number) => number) =>
  (r: TraceReader, line: number, t: number): Explained => {
    const value = r.or0(key, line, t)
    const before = of(r, line, t)
    if (negligible(value - before, before)) return { formula: 'source', inputs: [] }
    return {
      formula: 'recorded',
      inputs: [
        input(recordedKey, before, { factor: 1, place: r.supplyPlace(line, recordedKey, t) }),
        input('driver_effect', value - before, { factor: 1 }),
      ],
    }
  }

/** Receipts of a line as the suppliers confirmed them. */
export const receiptsRecorded = (r: TraceReader, line: number, t: number): number =>
  r.model.position.receipts.reduce(
    (sum, one) => (one.line === line && one.period === t ? sum + one.quantity : sum),
    0,
  )

const fromSource: Explain = () => ({ formula: 'source', inputs: [] })

/** By measure, and by the words that stand between measures; `days_of_supply` is explained like a total. */
export const supplyFormulas: Readonly<Record<string, Explain>> = {
  independent_demand: independent,
  dependent_demand: dependent,
  receipts_in_transit: recorded('receipts_in_transit', 'receipts_recorded', receiptsRecorded),
  receipts_recorded: fromSource,
  open_production: fromSource,
  stock: fromSource,
  opening_stock: fromSource,
  standard_cost: fromSource,
  planned_supply: planned,
  constrained_supply: constrained,
  available_supply: available,
  gap,
  shortage,
  backlog,
  projected_stock: stock,
  safety_stock: safety,
  requirement,
  excess,
  whole_demand: wholeDemandOf,
  stock_value: stockValue,
  available_to_promise: promised,
  cumulative_available_to_promise: promisedInAll,
  ...supplyMoneyFormulas,
}
