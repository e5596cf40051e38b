import { historyKind } from '../code-words'
import type { Command } from '../command'
import { findScenario } from '../lookups'
import { boundedNumber, textOf } from '../option-values'
import { table } from '../print-table'

/** Entries that can be asked for at once. */
const most = 10_000

/** `history`: the journal of a scenario, the newest first. */
export const historyCommand: Command = {
  name: 'history',
  usage: ['history DIR [--scenario S] [--limit N]'],
  example: 'history ./company --limit 20',
  options: { scenario: 'text', limit: 'text' },
  least: 1,
  most: 1,
  async run({ desk: open, options, language, say }) {
    const limit = boundedNumber(options, 'limit', { least: 1, most, whole: true }) ?? 100
    const desk = await open()
    const { scenario } = await findScenario(desk, textOf(options, 'scenario'))
    const entries = await desk.ask('planning.history', { scenario, limit })
    if (entries.length === 0) return { document: [], lines: [say('nothing_recorded')] }
    const lines = table(
      [
        { title: say('column_position'), right: true },
        { title: say('column_at') },
        { title: say('column_author') },
        { title: say('column_kind') },
        { title: say('column_line') },
        { title: say('column_entry') },
        { title: say('column_cells'), right: true },
        { title: say('column_undone') },
        { title: say('column_reason') },
      ],
      entries.map((one) => [
        String(one.position),
        one.at,
        one.author,
        historyKind(language, one.kind),
        one.place
          ? [...Object.values(one.place.where), one.place.measure, one.place.period].join(' ')
          : '',
        one.entry ?? '',
        String(one.cells),
        one.undone ? say('yes') : '',
        one.reason ?? '',
      ]),
    )
    return { document: entries, lines }
  },
}
