/** A what-if driver as it is written on the command line. */
import { type DriverAssumption, driverAssumption } from '@shared/model/drivers'
import type { CommandContext } from './command'
import { type Bounds, boundedNumber, needed, pairsOf, textOf } from './option-values'
import { checkMonth } from './period-span'
import { UsageError } from './usage-error'

type Options = CommandContext['options']

const percentage: Bounds = { least: -100, most: 1000 }
const periodsLate: Bounds = { least: 0, most: 24, whole: true }
const percentShort: Bounds = { least: 0, most: 100 }

/** Options that belong to one kind of driver, by the option that asks for that kind. */
const own = { demand: ['where'], supplier: ['item', 'late', 'short'] } as const

/** Which kind is asked for. Throws `UsageError` where none is, or where an option belongs to the other kind. */
function kindOf(options: Options): keyof typeof own {
  const demand = textOf(options, 'demand') !== undefined
  const supplier = textOf(options, 'supplier') !== undefined
  if (demand === supplier) throw new UsageError('driver_wanted')
  const [kind, other] = demand
    ? (['demand', 'supplier'] as const)
    : (['supplier', 'demand'] as const)
  const stray = own[other].find((name) => options[name] !== undefined)
  if (stray) throw new UsageError(`${kind}_takes_no_option`, { option: stray })
  return kind
}

/** The assumption of `--demand …` or `--supplier …`. Throws `UsageError` where it is neither, or out of range. */
export function assumptionOf(options: Options): DriverAssumption {
  const kind = kindOf(options)
  const percent = boundedNumber(options, 'demand', percentage)
  const late = boundedNumber(options, 'late', periodsLate)
  const short = boundedNumber(options, 'short', percentShort)
  if (kind === 'supplier' && late === undefined && short === undefined)
    throw new UsageError('driver_wanted')
  const span = {
    from: checkMonth(needed(options, 'from')),
    to: checkMonth(needed(options, 'to')),
  }
  const item = textOf(options, 'item')
  return driverAssumption.parse(
    kind === 'demand'
      ? { kind: 'demand_percent', where: pairsOf(options, 'where'), percent, ...span }
      : {
          kind: 'receipts',
          supplier: needed(options, 'supplier'),
          ...(item === undefined ? {} : { item }),
          periodsLate: late ?? 0,
          percentShort: short ?? 0,
          ...span,
        },
  )
}
