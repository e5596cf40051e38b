/** Each kind of driver, read from the options of the command line. */
import { type DriverAssumption, unitSpreads } from '@shared/model/drivers'
import type { CommandContext } from './command'
import { type Bounds, boundedNumber, listOf, needed, pairsOf, textOf } from './option-values'
import { checkMonth } from './period-span'
import { UsageError } from './usage-error'

type Options = CommandContext['options']
export type ReadDriver = (options: Options) => DriverAssumption

/** The options that say what a driver is about. */
export type DriverLead =
  | 'demand'
  | 'units'
  | 'won'
  | 'lost'
  | 'promotion'
  | 'new-item'
  | 'supplier'
  | 'resource'
  | 'site'
  | 'safety-days'
  | 'price'
  | 'cost'

const percentage: Bounds = { least: -100, most: 1000 }
const part: Bounds = { least: 0, most: 100 }
const hours: Bounds = { least: -1e6, most: 1e6 }
const money: Bounds = { least: 0, most: 1e9 }

function neededNumber(options: Options, name: string, bounds: Bounds): number {
  needed(options, name)
  return boundedNumber(options, name, bounds) ?? 0
}

const spanOf = (options: Options): { from: string; to: string } => ({
  from: checkMonth(needed(options, 'from')),
  to: checkMonth(needed(options, 'to')),
})

const changed =
  (kind: 'demand_percent' | 'promotion' | 'price' | 'cost', lead: DriverLead): ReadDriver =>
  (options) => ({
    kind,
    where: pairsOf(options, 'where'),
    percent: neededNumber(options, lead, percentage),
    ...spanOf(options),
  })

const units: ReadDriver = (options) => {
  const wanted = textOf(options, 'spread') ?? 'demand'
  const spread = unitSpreads.find((one) => one === wanted)
  if (!spread)
    throw new UsageError('option_choices', { option: 'spread', choices: unitSpreads.join(', ') })
  return {
    kind: 'demand_units',
    where: pairsOf(options, 'where'),
    units: neededNumber(options, 'units', { least: -1e9, most: 1e9 }),
    spread,
    ...spanOf(options),
  }
}

const opportunity =
  (outcome: 'won' | 'lost'): ReadDriver =>
  (options) => {
    const close = textOf(options, 'close')
    return {
      kind: 'opportunity',
      opportunity: needed(options, outcome),
      outcome,
      ...(close === undefined ? {} : { close: checkMonth(close) }),
      newBusinessPercent: boundedNumber(options, 'new-business', part) ?? 100,
    }
  }

const newItem: ReadDriver = (options) => {
  const item = needed(options, 'new-item')
  const [zh, en] = [textOf(options, 'name-zh'), textOf(options, 'name-en')]
  const price = boundedNumber(options, 'list-price', money)
  const cost = boundedNumber(options, 'unit-cost', money)
  const takes = boundedNumber(options, 'takes', part) ?? 0
  const predecessor = takes > 0 ? needed(options, 'takes-from') : textOf(options, 'takes-from')
  return {
    kind: 'new_item',
    item,
    name: { zh: zh ?? en ?? item, en: en ?? zh ?? item },
    analogue: needed(options, 'like'),
    sharePercent: neededNumber(options, 'share', { least: 0.01, most: 1000 }),
    start: checkMonth(needed(options, 'start')),
    rampPeriods: boundedNumber(options, 'ramp', { least: 0, most: 36, whole: true }) ?? 0,
    ...(price === undefined ? {} : { price }),
    ...(cost === undefined ? {} : { cost }),
    ...(predecessor === undefined ? {} : { predecessor }),
    cannibalPercent: takes,
  }
}

const receipts: ReadDriver = (options) => {
  const late = boundedNumber(options, 'late', { least: 0, most: 24, whole: true })
  const short = boundedNumber(options, 'short', part)
  if (late === undefined && short === undefined) throw new UsageError('receipts_wanted')
  const item = textOf(options, 'item')
  return {
    kind: 'receipts',
    supplier: needed(options, 'supplier'),
    ...(item === undefined ? {} : { item }),
    periodsLate: late ?? 0,
    percentShort: short ?? 0,
    ...spanOf(options),
  }
}

const capacity: ReadDriver = (options) => {
  const regular = boundedNumber(options, 'regular', percentage)
  const overtime = boundedNumber(options, 'overtime', percentage)
  const regularHours = boundedNumber(options, 'regular-hours', hours)
  const overtimeHours = boundedNumber(options, 'overtime-hours', hours)
  if ([regular, overtime, regularHours, overtimeHours].every((one) => one === undefined))
    throw new UsageError('capacity_wanted')
  const site = textOf(options, 'site')
  return {
    kind: 'capacity',
    resources: [...listOf(options, 'resource')],
    ...(site === undefined ? {} : { site }),
    regularPercent: regular ?? 0,
    overtimePercent: overtime ?? 0,
    regularHours: regularHours ?? 0,
    overtimeHours: overtimeHours ?? 0,
    ...spanOf(options),
  }
}

/** Options → assumption. Each throws `UsageError` where an option it needs is missing or out of range. */
export const driverReaders: Readonly<Record<DriverLead, ReadDriver>> = {
  demand: changed('demand_percent', 'demand'),
  units,
  won: opportunity('won'),
  lost: opportunity('lost'),
  promotion: changed('promotion', 'promotion'),
  'new-item': newItem,
  supplier: receipts,
  resource: capacity,
  site: capacity,
  'safety-days': (options) => ({
    kind: 'safety_stock',
    where: pairsOf(options, 'where'),
    days: neededNumber(options, 'safety-days', { least: 0, most: 720 }),
  }),
  price: changed('price', 'price'),
  cost: changed('cost', 'cost'),
}
