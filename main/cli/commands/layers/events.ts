import { type Action, exactly } from '../../actions'
import { findScenario } from '../../lookups'
import { figure } from '../../number-format'
import { textOf } from '../../option-values'
import { table } from '../../print-table'

/** `layers DIR events`: what past events did, and what that suggests for planned ones. Percents of the baseline. */
export const showEvents: Action = async (context) => {
  exactly(context, 0)
  const { language, say } = context
  const desk = await context.desk()
  const { scenario } = await findScenario(desk, textOf(context.options, 'scenario'))
  const report = await desk.ask('layers.events', { scenario })
  const right = (name: string) => ({ title: say(`column_${name}`), right: true })
  const rows = report.events.map((event) => [
    event.event,
    language === 'en' ? event.name.en : event.name.zh,
    event.from,
    event.to,
    figure(language, event.percent),
    figure(language, event.measured?.percent),
    figure(language, event.measured?.error),
    figure(language, event.suggested),
  ])
  return {
    document: report,
    lines: table(
      [
        { title: say('column_event') },
        { title: say('column_name') },
        { title: say('column_first') },
        { title: say('column_last') },
        ...['planned_percent', 'measured_percent', 'standard_error', 'suggested_percent'].map(
          right,
        ),
      ],
      rows,
    ),
  }
}
