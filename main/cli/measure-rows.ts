/** The figures of one measure, the program's or an own one, as the grid shows them. */
import type { View } from '@shared/contract/planning-calls'
import { measureNamed } from '@shared/model/measures/measures'
import { measureWord } from './code-words'
import type { Answer, CommandContext } from './command'
import { figure, share } from './number-format'
import { pairsOf } from './option-values'
import { table } from './print-table'
import { UsageError } from './usage-error'

/** `plan DIR --measure M [--where attribute=value …]`: the selection's total and what is right below it, by period. */
export async function measureRows(
  scenario: string,
  key: string,
  context: CommandContext,
): Promise<Answer> {
  const { language, say } = context
  const desk = await context.desk()
  const own = (await desk.ask('measures.list', {})).find((one) => one.key === key)
  const measure = own ?? measureNamed(key)
  if (!measure) throw new UsageError('measure_unknown', { value: key })
  const where = pairsOf(context.options, 'where')
  const opened = await desk.ask('planning.openView', { scenario, side: measure.level, where })
  await desk.ask('planning.closeView', { view: opened.view })
  const rows = rowsOf(opened, key)
  const nameOf = (name: { zh: string; en: string }) => (language === 'en' ? name.en : name.zh)
  const shown = opened.periods.flatMap(({ kind }, at) => (kind === 'past' ? [] : [at])).slice(0, 12)
  const title = own ? nameOf(own.name) : measureWord(language, key)
  const written = measure.unit === 'share' ? share : figure
  return {
    document: { scenario, measure: key, periods: opened.periods, rows },
    lines: table(
      [
        { title },
        { title: say('column_name') },
        ...shown.map((at) => ({ title: opened.periods[at]?.period ?? '', right: true })),
      ],
      rows.map(({ code, name, values }) => [
        code || 'Σ',
        nameOf(name),
        ...shown.map((at) => written(language, values[at] ?? Number.NaN)),
      ]),
    ),
  }
}

/** JSON knows no NaN: a period without a figure is null. */
const rowsOf = ({ rows, periods, values }: View, key: string) =>
  rows.flatMap(({ measure, level, code, name, where }, at) => {
    if (measure !== key) return []
    const row = [...values.slice(at * periods.length, (at + 1) * periods.length)]
    const figures = row.map((value) => (Number.isNaN(value) ? null : value))
    return [{ level, code, name, where, values: figures }]
  })
