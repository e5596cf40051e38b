/** Which fields the form of a driver has, in their order. */
import type { DriverKind } from '@shared/model/drivers'
import { type DriverDraft, filters } from './driver-draft'

type FieldsOf<T> = {
  [F in keyof DriverDraft]: DriverDraft[F] extends T ? F : never
}[keyof DriverDraft]

export interface NumberField {
  readonly type: 'number'
  readonly field: FieldsOf<number | null>
  readonly min: number
  readonly max: number
  readonly unit?: '%' | 'hoursUnit' | 'daysUnit'
  /** What stands there while it is empty, as a word of the catalogue. */
  readonly empty?: 'likeAnalogue'
  readonly hint?: 'newBusinessHint'
}

export interface PickField {
  readonly type: 'pick'
  readonly field: (typeof filters)[number] | 'supplier' | 'analogue' | 'predecessor'
  /** The list its codes come from. */
  readonly attribute: string
  readonly empty?: 'none_site'
}

export type DriverField =
  | NumberField
  | PickField
  | { readonly type: 'word'; readonly field: 'code' | 'nameZh' | 'nameEn' }
  | {
      readonly type: 'start' | 'close' | 'span' | 'opportunity' | 'outcome' | 'spread' | 'resources'
    }

const percent = (field: NumberField['field'], min: number, max: number): NumberField => ({
  type: 'number',
  field,
  min,
  max,
  unit: '%',
})
const number = (field: NumberField['field'], min: number, max: number): NumberField => ({
  type: 'number',
  field,
  min,
  max,
})
const pick = (field: PickField['field'], attribute: string = field): PickField => ({
  type: 'pick',
  field,
  attribute,
})

const change = percent('percent', -100, 1000)
const most = 1e9
const ofDemand = [
  pick('customer'),
  pick('family'),
  pick('item'),
  pick('region'),
  pick('channel'),
] as const
const ofItems = [
  pick('family', 'supplied_family'),
  pick('category', 'supplied_category'),
  pick('item', 'supplied_item'),
] as const
const span = { type: 'span' } as const

const fields: Readonly<Record<DriverKind, readonly DriverField[]>> = {
  demand_percent: [change, ...ofDemand, span],
  demand_units: [number('units', -most, most), { type: 'spread' }, ...ofDemand, span],
  promotion: [change, ...ofDemand, span],
  price: [change, ...ofDemand, span],
  cost: [change, ...ofItems, span],
  opportunity: [
    { type: 'opportunity' },
    { type: 'outcome' },
    { type: 'close' },
    { ...percent('newBusinessPercent', 0, 100), hint: 'newBusinessHint' },
  ],
  new_item: [
    { type: 'word', field: 'code' },
    pick('analogue', 'item'),
    { type: 'word', field: 'nameZh' },
    { type: 'word', field: 'nameEn' },
    { ...number('price', 0, most), empty: 'likeAnalogue' },
    { ...number('cost', 0, most), empty: 'likeAnalogue' },
    percent('sharePercent', 0, 1000),
    { type: 'start' },
    pick('predecessor', 'item'),
    percent('cannibalPercent', 0, 100),
    number('rampPeriods', 0, 36),
  ],
  receipts: [
    pick('supplier'),
    pick('item', 'supplied_item'),
    number('periodsLate', 0, 24),
    percent('percentShort', 0, 100),
    span,
  ],
  capacity: [
    { type: 'resources' },
    { ...pick('site'), empty: 'none_site' },
    percent('regularPercent', -100, 1000),
    { ...number('regularHours', -1e6, 1e6), unit: 'hoursUnit' },
    percent('overtimePercent', -100, 1000),
    { ...number('overtimeHours', -1e6, 1e6), unit: 'hoursUnit' },
    span,
  ],
  safety_stock: [{ ...number('days', 0, 720), unit: 'daysUnit' }, ...ofItems, pick('site')],
}

/** A deal that is lost has neither close nor quantity. */
const ofWins: readonly string[] = ['close', 'newBusinessPercent']

const nameOf = (one: DriverField): string => ('field' in one ? one.field : one.type)

/** A filter that the form does not offer, but that the driver was made with, can be seen and taken off. */
export function fieldsOf(draft: DriverDraft): readonly DriverField[] {
  const offered = fields[draft.kind]
  const more = filters.filter(
    (name) => draft[name] !== null && !offered.some((one) => nameOf(one) === name),
  )
  return [...offered, ...more.map((name) => pick(name))].filter(
    (one) => draft.outcome === 'won' || !ofWins.includes(nameOf(one)),
  )
}
