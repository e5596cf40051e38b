/** A what-if driver as it is written on the command line. */
import { type DriverAssumption, driverAssumption } from '@shared/model/drivers'
import type { CommandContext } from './command'
import { needed, numberOf, pairsOf, textOf } from './option-values'
import { checkMonth } from './period-span'
import { UsageError } from './usage-error'

/** The assumption of `--demand …` or `--supplier …`. Throws `UsageError` where it is neither, or out of range. */
export function assumptionOf(options: CommandContext['options']): DriverAssumption {
  const percent = numberOf(options, 'demand')
  const supplier = textOf(options, 'supplier')
  const periodsLate = numberOf(options, 'late')
  const percentShort = numberOf(options, 'short')
  const receipts =
    supplier !== undefined && (periodsLate !== undefined || percentShort !== undefined)
  if ((percent !== undefined) === receipts) throw new UsageError('driver_wanted')
  const span = {
    from: checkMonth(needed(options, 'from')),
    to: checkMonth(needed(options, 'to')),
  }
  const item = textOf(options, 'item')
  const read = driverAssumption.safeParse(
    percent !== undefined
      ? { kind: 'demand_percent', where: pairsOf(options, 'where'), percent, ...span }
      : {
          kind: 'receipts',
          supplier,
          ...(item === undefined ? {} : { item }),
          periodsLate: periodsLate ?? 0,
          percentShort: percentShort ?? 0,
          ...span,
        },
  )
  if (read.success) return read.data
  const [problem] = read.error.issues
  throw new UsageError('wrong_use', {
    reason: `${problem?.path.join('.') ?? ''}: ${problem?.message ?? ''}`,
  })
}
