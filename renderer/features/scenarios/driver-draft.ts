/** A driver while it is being filled in. */
import type { DriverAssumption, DriverKind, unitSpreads } from '@shared/model/drivers'

/** What a driver can be narrowed to. */
export const filters = [
  'customer',
  'family',
  'category',
  'item',
  'region',
  'channel',
  'class',
  'site',
] as const

type Codes = (typeof filters)[number] | 'supplier' | 'opportunity' | 'analogue' | 'predecessor'

type Numbers =
  | 'percent'
  | 'units'
  | 'periodsLate'
  | 'percentShort'
  | 'regularPercent'
  | 'regularHours'
  | 'overtimePercent'
  | 'overtimeHours'
  | 'days'
  | 'newBusinessPercent'
  | 'sharePercent'
  | 'rampPeriods'
  | 'price'
  | 'cost'
  | 'cannibalPercent'

type Months = 'from' | 'to' | 'close' | 'start'
type Words = 'code' | 'nameZh' | 'nameEn' | 'note'

/** Fields of every kind; those of other kinds are empty. */
export type DriverDraft = { readonly kind: DriverKind } & {
  readonly [field in Codes | Months]: string | null
} & { readonly [field in Numbers]: number | null } & { readonly [field in Words]: string } & {
  readonly resources: readonly string[]
  readonly outcome: 'won' | 'lost'
  readonly spread: (typeof unitSpreads)[number]
}

const blank: Omit<DriverDraft, 'kind'> = {
  customer: null,
  family: null,
  category: null,
  item: null,
  region: null,
  channel: null,
  class: null,
  site: null,
  supplier: null,
  opportunity: null,
  analogue: null,
  predecessor: null,
  percent: null,
  units: null,
  periodsLate: null,
  percentShort: null,
  regularPercent: null,
  regularHours: null,
  overtimePercent: null,
  overtimeHours: null,
  days: null,
  newBusinessPercent: 100,
  sharePercent: null,
  rampPeriods: null,
  price: null,
  cost: null,
  cannibalPercent: null,
  from: null,
  to: null,
  close: null,
  start: null,
  code: '',
  nameZh: '',
  nameEn: '',
  note: '',
  resources: [],
  outcome: 'won',
  spread: 'demand',
}

/** Half a year from the next month on: what most assumptions are about. */
export const emptyDraft = (kind: DriverKind, periods: readonly string[]): DriverDraft => ({
  ...blank,
  kind,
  percent: kind === 'demand_percent' ? 20 : null,
  periodsLate: kind === 'receipts' ? 1 : null,
  from: periods[1] ?? periods[0] ?? null,
  to: periods[6] ?? periods.at(-1) ?? null,
  start: kind === 'new_item' ? (periods[3] ?? periods.at(-1) ?? null) : null,
})

/** The draft of what is recorded, to be changed. */
export function draftOf(assumption: DriverAssumption, note: string): DriverDraft {
  const draft = (fields: object): DriverDraft => {
    const given = Object.entries(fields).filter(([, value]) => value !== undefined)
    return { ...blank, ...Object.fromEntries(given), kind: assumption.kind, note }
  }
  if (assumption.kind === 'new_item') {
    const { item, name, ...rest } = assumption
    return draft({ ...rest, code: item, nameZh: name.zh, nameEn: name.en })
  }
  if (!('where' in assumption)) return draft(assumption)
  const { where, ...rest } = assumption
  return draft({ ...where, ...rest })
}
