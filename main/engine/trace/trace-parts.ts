/** Small makers of what traces are put together from. */
import type { CellPlace } from '@shared/contract/planning-calls'
import type { TraceInput } from '@shared/contract/why-calls'
import { measureNamed } from '@shared/model/measures/measures'
import type { FormulaCode, TraceUnit } from '@shared/model/traces/formula-codes'
import type { Name } from '../model/master-data'

/** How the figure of one line comes about. */
export interface Explained {
  readonly formula: FormulaCode
  readonly inputs: readonly TraceInput[]
  readonly history?: { readonly periods: string[]; readonly values: number[] }
}

interface InputOptions {
  readonly unit?: TraceUnit
  readonly factor?: number
  readonly place?: CellPlace
  readonly code?: string
  readonly name?: Name
}

/** NaN becomes no figure. */
export const figureOrNull = (value: number): number | null => (Number.isNaN(value) ? null : value)

/** Units of the words that are no measures; the rest are quantities. */
const units: Readonly<Record<string, TraceUnit>> = {
  net_price: 'price',
  standard_cost: 'price',
  customer_share: 'share',
  event_share: 'share',
  line_share: 'share',
  delivered_share: 'share',
  sourcing_share: 'share',
  material_share: 'share',
  hours_share: 'share',
  lifecycle_factor: 'share',
  succession_share: 'share',
  adding_up_factor: 'share',
  price_factor: 'share',
  cost_factor: 'share',
  lead_months: 'months',
  service_factor: 'share',
  overtime_hours: 'hours',
}

export const unitOf = (key: string): TraceUnit =>
  measureNamed(key)?.unit ?? units[key] ?? 'quantity'

export const input = (key: string, value: number, options: InputOptions = {}): TraceInput => ({
  key,
  value: figureOrNull(value),
  unit: options.unit ?? unitOf(key),
  factor: options.factor ?? null,
  place: options.place ?? null,
  code: options.code ?? null,
  name: options.name ?? null,
})

/** What drivers multiply a price or cost by; nothing where they leave it as it is. */
export const factorInput = (key: string, factor = 1): TraceInput[] =>
  factor === 1 ? [] : [input(key, factor)]

/** Near enough to nothing, beside figures of this size. */
export const negligible = (rest: number, size: number): boolean =>
  Math.abs(rest) <= 1e-9 * Math.max(1, Math.abs(size))
