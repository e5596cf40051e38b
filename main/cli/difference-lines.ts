/** Cells that differ between scenarios, for people. */
import type { Differences } from '@shared/contract/compare-calls'
import { measureWord } from './code-words'
import type { CommandContext } from './command'
import { figure } from './number-format'
import { table } from './print-table'

export function differenceLines(
  { cells, scenarios, total, currency }: Differences,
  { language, say }: Pick<CommandContext, 'language' | 'say'>,
): string[] {
  if (cells.length === 0) return [say('no_differences')]
  const rows = table(
    [
      { title: say('column_line') },
      { title: say('column_measure') },
      { title: say('column_month') },
      ...scenarios.map(({ name }) => ({ title: name, right: true })),
      { title: say('column_difference'), right: true },
      { title: say('column_effect', { currency }), right: true },
      { title: say('column_cause') },
    ],
    cells.map((cell) => [
      Object.values(cell.where).join(' '),
      measureWord(language, cell.measure),
      cell.period,
      ...[...cell.values].map((value) => figure(language, value)),
      figure(language, cell.difference),
      figure(language, cell.effect),
      say(
        cell.written.some(Boolean)
          ? 'cause_written'
          : cell.driven.some(Boolean)
            ? 'cause_driven'
            : 'cause_calculated',
      ),
    ]),
  )
  return [...rows, '', say('differences_shown', { shown: cells.length, total })]
}
