import { indicatorKeys, type Overview } from '@shared/contract/planning-calls'
import { measureWord } from '../code-words'
import type { Command, CommandContext } from '../command'
import { findScenario } from '../lookups'
import { measureRows } from '../measure-rows'
import { figure, indicatorFigure } from '../number-format'
import { textOf } from '../option-values'
import { table } from '../print-table'

/** A year fits beside the names; `--json` has every period. */
const periodsShown = 12

/** Indicators as rows; the whole plan first, then each family, as columns. */
function indicatorLines(overview: Overview, context: CommandContext): string[] {
  const { language, say } = context
  const { families } = overview
  const nameOf = (name: { zh: string; en: string }) => (language === 'en' ? name.en : name.zh)
  return table(
    [
      { title: say('column_indicator') },
      { title: 'Σ', right: true },
      ...families.map(({ name }) => ({ title: nameOf(name), right: true })),
    ],
    indicatorKeys.map((key) => [
      measureWord(language, key),
      ...[overview, ...families].map(({ indicators }) =>
        indicatorFigure(language, key, indicators[key]),
      ),
    ]),
  )
}

/** A row for each family and measure, a column for each period. */
function seriesLines(overview: Overview, context: CommandContext): string[] {
  const { language, say } = context
  const periods = overview.periods.slice(0, periodsShown)
  return table(
    [
      { title: say('column_family') },
      { title: say('column_measure') },
      ...periods.map((title) => ({ title, right: true })),
    ],
    [{ family: 'Σ', series: overview.series }, ...overview.families].flatMap(({ family, series }) =>
      Object.entries(series).map(([key, values]) => [
        family,
        measureWord(language, key),
        ...periods.map((_, at) => figure(language, values[at])),
      ]),
    ),
  )
}

/** `plan`: recalculates a scenario and prints its figures. */
export const planCommand: Command = {
  name: 'plan',
  usage: [
    'plan DIR [--scenario S]',
    'plan DIR --measure M [--where attribute=value …] [--scenario S]',
  ],
  example: 'plan ./company --json',
  examples: ['plan ./company --measure gap --where family=kettle --scenario "Win C001"'],
  options: { scenario: 'text', measure: 'text', where: 'pairs' },
  least: 1,
  most: 1,
  async run(context) {
    const desk = await context.desk()
    const { scenario, name } = await findScenario(desk, textOf(context.options, 'scenario'))
    const measure = textOf(context.options, 'measure')
    if (measure !== undefined) return measureRows(scenario, measure, context)
    const overview = await desk.ask('planning.overview', { scenario })
    const operations = await desk.ask('indicators.operations', { scenario })
    const accuracy = await desk.ask('indicators.accuracy', {})
    return {
      document: { name, ...overview, operations, accuracy },
      lines: [
        context.say('plan_of', { ...overview, scenario: name }),
        '',
        ...indicatorLines(overview, context),
        '',
        ...seriesLines(overview, context),
      ],
    }
  },
}
