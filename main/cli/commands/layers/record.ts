import type { OverrideWorth } from '@shared/contract/indicator-calls'
import { type Action, exactly } from '../../actions'
import { figure, share } from '../../number-format'
import { boundedNumber, pairsOf } from '../../option-values'
import { table } from '../../print-table'

/** `layers DIR record`: what the last overrides of a selection were worth, person by person. */
export const showRecord: Action = async (context) => {
  exactly(context, 0)
  const { language, say, options } = context
  const where = pairsOf(options, 'where')
  const last = boundedNumber(options, 'last', { least: 1, most: 500, whole: true })
  const desk = await context.desk()
  const record = await desk.ask('planning.overrideRecord', { where, last })
  const row = (who: string, one: OverrideWorth) => [
    who,
    figure(language, one.count),
    `${one.better} / ${one.worse}`,
    ...[one.wmape, one.layers_wmape, one.naive_wmape, one.bias, one.value_added].map((value) =>
      share(language, value ?? undefined),
    ),
  ]
  if (!record.everybody) return { document: record, lines: [say('no_overrides')] }
  const right = (name: string) => ({ title: say(`column_${name}`), right: true })
  return {
    document: record,
    lines: table(
      [
        { title: say('column_person') },
        ...[
          'overrides',
          'better_worse',
          'wmape',
          'layers_wmape',
          'naive_wmape',
          'bias',
          'added',
        ].map(right),
      ],
      [
        row('*', record.everybody),
        ...record.people.map(({ person, record: own }) => row(person, own)),
      ],
    ),
  }
}
