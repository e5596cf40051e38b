import { forecastSeriesText } from '@main/dispatch/forecast-tools'
import { EvenkeelError } from '@shared/contract/error-codes'
import { forecastChoices } from '@shared/model/forecast-words'
import { type Answer, type Command, type CommandContext, exitCodes } from '../command'
import { choiceOf, flag, needed, textOf } from '../option-values'
import { readInput, standard, writeOutput } from '../text-files'
import { UsageError } from '../usage-error'
import { forecastWorkspace } from './forecast-workspace'

/** Percents such as `95` or `80,95`. */
function levelsOf(value: string | undefined): number[] {
  if (value === undefined) return []
  const levels = value.split(',').map((level) => Number(level.trim().replace(/%$/, '')))
  if (levels.some((level) => !(level >= 1 && level <= 99.9)))
    throw new UsageError('not_a_number_within', {
      option: 'intervals',
      value,
      least: '1',
      most: '99.9',
    })
  return [...new Set(levels)]
}

async function forecastFile(context: CommandContext): Promise<Answer> {
  const { options, program, say, note } = context
  const input = needed(options, 'input')
  const output = needed(options, 'output')
  if (output === standard && flag(options, 'json'))
    throw new UsageError('options_exclude', { option: 'output -', other: 'json' })
  const levels = levelsOf(textOf(options, 'intervals'))
  const method = choiceOf(options, 'method', forecastChoices)
  const stop = new AbortController()
  const heard = program.terminal.onInterrupt(() => stop.abort(new EvenkeelError('CANCELLED')))
  const begun = performance.now()
  try {
    const text = await readInput(input)
    const made = await forecastSeriesText(
      program.planningWorker,
      text,
      { levels, ...(method ? { method } : {}) },
      (done, total) => note(say('forecast_progress', { done, total })),
      stop.signal,
    )
    for (const { line, problem, found } of made.leftOut)
      note(say('forecast_line_left_out', { line, problem: say(`forecast_${problem}`), found }))
    for (const [reason, count] of made.reasons)
      note(say('forecast_series_with', { count, reason: say(`forecast_reason_${reason}`) }))
    const seconds = Number(((performance.now() - begun) / 1000).toFixed(1))
    note(say('forecast_done', { series: made.series, seconds, leftOut: made.leftOut.length }))
    if (output === standard) program.terminal.out(made.text)
    else await writeOutput(output, made.text)
    return {
      document: {
        series: made.series,
        seconds,
        leftOut: made.leftOut,
        reasons: Object.fromEntries(made.reasons),
      },
      lines: [],
      exit: made.leftOut.length > 0 ? exitCodes.withFindings : exitCodes.done,
    }
  } finally {
    heard()
  }
}

/** `forecast`: statistical forecasts of any series in a file, or of the items of a workspace. */
export const forecastCommand: Command = {
  name: 'forecast',
  usage: [
    'forecast --input SERIES.csv --output FORECASTS.csv [--intervals 95] [--method M]',
    'forecast DIR [--scenario S] [--item I | --where attribute=value …]',
    'forecast DIR --item I --follows J|none | --like J|none [--from 2027-01] [--over MONTHS] [--shape linear|s_curve|quick|step] [--share 80] [--scale 120] [--factor 1] [--reason T] [--scenario S]',
    'forecast DIR --where family=F --add-up WAY|automatic [--reason T] [--scenario S]',
    'forecast DIR --item I | --where attribute=value … --method M|combination | --leave-out M … | --usual [--reason T] [--scenario S]',
  ],
  example: 'forecast --input series.csv --output forecasts.csv --intervals 95',
  examples: [
    'forecast ./company --item FG-AF02',
    'forecast ./company --where family=kettle --method theta --reason "Steadier"',
    'forecast ./company --item FG-AF20 --follows FG-AF02 --from 2027-01 --over 6 --share 80',
    'forecast --input - --output - --method theta < series.csv > forecasts.csv',
  ],
  options: {
    input: 'text',
    output: 'text',
    intervals: 'text',
    method: 'text',
    scenario: 'text',
    item: 'text',
    where: 'pairs',
    'leave-out': 'list',
    usual: 'flag',
    'add-up': 'text',
    follows: 'text',
    like: 'text',
    from: 'text',
    over: 'text',
    shape: 'text',
    share: 'text',
    scale: 'text',
    factor: 'text',
    reason: 'text',
  },
  least: 0,
  most: 1,
  async run(context) {
    const { options } = context
    if (textOf(options, 'input') !== undefined) return forecastFile(context)
    if (!context.named) throw new UsageError('argument_missing')
    return forecastWorkspace(context)
  },
}
