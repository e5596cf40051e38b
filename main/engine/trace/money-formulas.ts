/** How the money of one line comes about: what arose, what is paid when, what is left. */
import type { TraceInput } from '@shared/contract/why-calls'
import { type PaymentTerms, termsOfDays } from '../finance/payment-terms'
import { type Explained, input } from './trace-parts'
import type { TraceReader } from './trace-reader'

type Explain = (r: TraceReader, line: number, t: number) => Explained
type PlaceOf = 'demandPlace' | 'supplyPlace'

const here = (
  r: TraceReader,
  placeOf: PlaceOf,
  key: string,
  line: number,
  t: number,
  factor: number,
): TraceInput => input(key, r.or0(key, line, t), { factor, place: r[placeOf](line, key, t) })

/** What is paid in `t` of what arose in it and before, by the terms. */
const paidOf = (
  r: TraceReader,
  placeOf: PlaceOf,
  key: string,
  line: number,
  t: number,
  terms: PaymentTerms,
): TraceInput[] =>
  terms.flatMap((part, months) =>
    part > 0 && t - months >= r.current ? [here(r, placeOf, key, line, t - months, part)] : [],
  )

const money = (key: string, value: number): TraceInput =>
  input(key, value, { factor: 1, unit: 'money' })

const cashIn: Explain = (r, line, t) => {
  const open = r.model.finance.receivables.get(line)
  const terms = termsOfDays(r.model.demandLines[line]!.customer.creditDays)
  return {
    formula: 'cash_in',
    inputs: [
      money('open_due', open?.due[t - r.current] ?? 0),
      ...paidOf(r, 'demandPlace', 'revenue', line, t, terms),
    ],
  }
}

/** The balance before, or what was open when the plan begins. */
const before = (
  r: TraceReader,
  placeOf: PlaceOf,
  key: string,
  line: number,
  t: number,
  open: number,
): TraceInput => (t > r.current ? here(r, placeOf, key, line, t - 1, 1) : money('open_total', open))

const receivables: Explain = (r, line, t) => ({
  formula: 'receivables',
  inputs: [
    before(
      r,
      'demandPlace',
      'receivables',
      line,
      t,
      r.model.finance.receivables.get(line)?.total ?? 0,
    ),
    here(r, 'demandPlace', 'revenue', line, t, 1),
    here(r, 'demandPlace', 'cash_in', line, t, -1),
  ],
})

const lastCycle: Explain = (r, line, t) => ({
  formula: 'last_cycle',
  inputs: [input('published', r.or0('last_cycle', line, t), { factor: 1 })],
})

const purchases: Explain = (r, line, t) => {
  const { bought, unitCost, transitCost } = r.model.finance.supply[line]!
  const h = t - r.current
  const cost = (unitCost[h] ?? 0) * (r.assumptions().purchaseCost.get(line)?.[t] ?? 1)
  return {
    formula: 'purchases',
    inputs: [
      here(r, 'supplyPlace', 'constrained_supply', line, t, bought * cost),
      here(r, 'supplyPlace', 'receipts_in_transit', line, t, transitCost[h] ?? 0),
    ],
  }
}

const conversionCost: Explain = (r, line, t) => {
  const { bought, conversionCost: each } = r.model.finance.supply[line]!
  const cost = r.assumptions().conversionCost.get(line)?.[t] ?? each
  return {
    formula: 'conversion_cost',
    inputs: [
      here(r, 'supplyPlace', 'constrained_supply', line, t, (1 - bought) * cost),
      here(r, 'supplyPlace', 'open_production', line, t, cost),
    ],
  }
}

const cashOut: Explain = (r, line, t) => ({
  formula: 'cash_out',
  inputs: [
    money('open_due', r.model.finance.payables.get(line)?.due[t - r.current] ?? 0),
    ...paidOf(r, 'supplyPlace', 'purchases', line, t, r.model.finance.supply[line]!.terms),
    here(r, 'supplyPlace', 'conversion_cost', line, t, 1),
  ],
})

const payables: Explain = (r, line, t) => ({
  formula: 'payables',
  inputs: [
    before(r, 'supplyPlace', 'payables', line, t, r.model.finance.payables.get(line)?.total ?? 0),
    here(r, 'supplyPlace', 'purchases', line, t, 1),
    here(r, 'supplyPlace', 'conversion_cost', line, t, 1),
    here(r, 'supplyPlace', 'cash_out', line, t, -1),
  ],
})

export const demandMoneyFormulas: Readonly<Record<string, Explain>> = {
  cash_in: cashIn,
  receivables,
  last_cycle: lastCycle,
}

export const supplyMoneyFormulas: Readonly<Record<string, Explain>> = {
  purchases,
  conversion_cost: conversionCost,
  cash_out: cashOut,
  payables,
}
