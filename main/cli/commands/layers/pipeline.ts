import type { ConversionCell, PipelineReport } from '@shared/contract/layer-calls'
import { type Action, exactly } from '../../actions'
import type { CommandContext } from '../../command'
import { findScenario } from '../../lookups'
import { figure, share } from '../../number-format'
import { textOf } from '../../option-values'
import { table } from '../../print-table'

const right = (title: string) => ({ title, right: true })

function conversionLines({ cells }: PipelineReport, context: CommandContext): string[] {
  const { language, say } = context
  const percent = (value: number | null) => share(language, value ?? undefined)
  const one = (value: number | string | null) => (value === null ? '' : String(value))
  return table(
    [
      ...['stage', 'age', 'segment', 'size'].map((name) => ({ title: say(`column_${name}`) })),
      ...['ended', 'won', 'part_won', 'wider', 'calibrated', 'crm', 'set', 'open'].map((name) =>
        right(say(`column_${name}`)),
      ),
    ],
    cells.map((cell: ConversionCell) => [
      cell.stage,
      one(cell.age),
      one(cell.segment),
      one(cell.size),
      figure(language, cell.deals),
      figure(language, cell.won),
      percent(cell.deals > 0 ? cell.won / cell.deals : null),
      percent(cell.wider),
      percent(cell.probability),
      percent(cell.crm),
      percent(cell.set),
      figure(language, cell.open),
    ]),
  )
}

function dealLines({ deals, currency }: PipelineReport, context: CommandContext): string[] {
  const { language, say } = context
  return table(
    [
      { title: say('column_deal') },
      { title: say('column_name') },
      { title: say('column_stage') },
      right(currency),
      right(say('column_crm')),
      right(say('column_counts')),
      { title: say('column_from_where') },
    ],
    deals.map((deal) => [
      deal.opportunity,
      language === 'en' ? deal.name.en : deal.name.zh,
      deal.stage,
      figure(language, deal.amount),
      share(language, deal.crm),
      deal.counted ? share(language, deal.probability) : '–',
      deal.apart ? say('kept_apart') : say(`probability_${deal.from}`),
    ]),
  )
}

/** `layers DIR pipeline`: conversion with its counts, timing, the largest deals. */
export const showPipeline: Action = async (context) => {
  exactly(context, 0)
  const desk = await context.desk()
  const { scenario } = await findScenario(desk, textOf(context.options, 'scenario'))
  const report = await desk.ask('layers.pipeline', { scenario })
  const { language, say } = context
  const { totals, test, delay, slip } = report
  const error = (value: number | null) => figure(language, value)
  return {
    document: report,
    lines: [
      ...conversionLines(report, context),
      '',
      test
        ? say('conversion_test', {
            deals: test.deals,
            calibrated: error(test.calibrated),
            crm: error(test.crm),
            overall: error(test.overall),
          })
        : say('conversion_untested'),
      say('delivery_delay', {
        months: delay.months,
        lines: delay.lines,
        learned: delay.learned ?? '–',
      }),
      say('late_deals', slip),
      say('pipeline_totals', {
        ...totals,
        expected: figure(language, totals.expected),
        expectedByCrm: figure(language, totals.expectedByCrm),
      }),
      '',
      ...dealLines(report, context),
    ],
  }
}
