import {
  type Accuracy,
  type ErrorKey,
  errorKeys,
  type OperatingIndicators,
  operatingKeys,
} from '@shared/contract/indicator-calls'
import { indicatorWord } from '../code-words'
import type { Command, CommandContext } from '../command'
import { findScenario } from '../lookups'
import { figure, share } from '../number-format'
import { boundedNumber, pairsOf, textOf } from '../option-values'
import { table } from '../print-table'

/** Shares read as percents; errors in units and ratios as they are. */
const shares: ReadonlySet<string> = new Set([
  'wmape',
  'value_added',
  'bias',
  'mape',
  'smape',
  'fill_rate',
  'planned_fill_rate',
  'utilisation',
])

const shown = ({ language }: CommandContext, key: string, value: number | null): string =>
  shares.has(key) ? share(language, value ?? undefined) : figure(language, value)

/** A row for each lag and layer, a column for each error. */
function accuracyLines({ layers }: Accuracy, context: CommandContext): string[] {
  const { language, say } = context
  const right = (title: string) => ({ title, right: true })
  return table(
    [
      right(say('column_lag')),
      { title: say('column_layer') },
      right(say('column_cells')),
      ...errorKeys.map((key) => right(indicatorWord(language, `name_${key}`))),
    ],
    layers.map((one) => [
      String(one.lag),
      indicatorWord(language, `layer_${one.layer}`),
      figure(language, one.pairs),
      ...errorKeys.map((key: ErrorKey) => shown(context, key, one[key])),
    ]),
  )
}

function operationLines(operations: OperatingIndicators, context: CommandContext): string[] {
  const { language, say } = context
  return table(
    [{ title: say('column_indicator') }, { title: say('column_value'), right: true }],
    operatingKeys.map((key) => [
      indicatorWord(language, `name_${key}`),
      shown(context, key, operations[key]),
    ]),
  )
}

/** `indicators`: forecast accuracy by lag and layer, the waterfall, and indicators of stock, money and service. */
export const indicatorsCommand: Command = {
  name: 'indicators',
  usage: ['indicators DIR [--lag N] [--months N] [--where family=F] [--scenario S]'],
  example: 'indicators ./company --lag 2 --where family=kettle --json',
  options: { lag: 'text', months: 'text', where: 'pairs', scenario: 'text' },
  least: 1,
  most: 1,
  async run(context) {
    const { options } = context
    const lag = boundedNumber(options, 'lag', { least: 0, most: 24, whole: true })
    const months = boundedNumber(options, 'months', { least: 1, most: 36, whole: true }) ?? 12
    const where = pairsOf(options, 'where')
    const desk = await context.desk()
    const { scenario } = await findScenario(desk, textOf(options, 'scenario'))
    const lags = lag === undefined ? undefined : [lag]
    const accuracy = await desk.ask('indicators.accuracy', { where, months, lags })
    const waterfall = await desk.ask('indicators.waterfall', { where, cycles: months })
    const operations = await desk.ask('indicators.operations', { scenario, where })
    const finance = await desk.ask('indicators.finance', { scenario, where })
    return {
      document: { where, accuracy, waterfall, operations, finance },
      lines: [
        ...operationLines(operations, context),
        '',
        ...(accuracy.cycles.length > 0
          ? accuracyLines(accuracy, context)
          : [context.say('no_archive')]),
      ],
    }
  },
}
