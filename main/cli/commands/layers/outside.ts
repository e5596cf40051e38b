import type { OutsideReport } from '@shared/contract/layer-calls'
import { type Action, exactly } from '../../actions'
import type { CommandContext } from '../../command'
import { findScenario } from '../../lookups'
import { figure } from '../../number-format'
import { textOf } from '../../option-values'
import { table } from '../../print-table'

type Tested = OutsideReport['calendarTest']

const verdictOf = ({ used, found }: Tested, { say }: CommandContext): string =>
  say(used ? 'cause_used' : found ? 'cause_not_used' : 'cause_not_found')

/** `layers DIR outside`: what the calendar and figures from outside were found to do, and whether forecasts use it. */
export const showOutside: Action = async (context) => {
  exactly(context, 0)
  const { language, say } = context
  const desk = await context.desk()
  const { scenario } = await findScenario(desk, textOf(context.options, 'scenario'))
  const report = await desk.ask('layers.outside', { scenario })
  const right = (name: string) => ({ title: say(`column_${name}`), right: true })
  const row = (name: string, phase: string, percent: number | null, test: Tested) => [
    name,
    phase,
    figure(language, percent),
    figure(language, test.errorWith),
    figure(language, test.errorWithout),
    verdictOf(test, context),
  ]
  const causes = report.effects.map(({ cause, phase, percent }) =>
    row(cause, phase, percent, report.calendarTest),
  )
  const calendar = causes.length > 0 ? causes : [row('calendar', '', null, report.calendarTest)]
  const drivers = report.drivers.map((one) => row(one.driver, 'outside', one.percent, one))
  return {
    document: report,
    lines: table(
      [
        { title: say('column_cause') },
        { title: say('column_phase') },
        ...['percent', 'error_with', 'error_without'].map(right),
        { title: say('column_verdict') },
      ],
      [...calendar, ...drivers],
    ),
  }
}
