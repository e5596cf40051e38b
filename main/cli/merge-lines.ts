/** What of a scenario can be merged into another plan, for people. */
import { unitsByChoice } from '@shared/changes/units-by-choice'
import type { MergePreview } from '@shared/contract/compare-calls'
import { translate } from '@shared/messages/translate'
import type { Driver } from '@shared/model/drivers'
import { type PieceWord, pieceSubject, pieceText } from '@shared/model/forecast-piece-text'
import { measureWord } from './code-words'
import type { CommandContext } from './command'
import { figure } from './number-format'
import { table } from './print-table'

/** A driver in one line: its note, or what it assumes. */
function driverText(driver: Driver | null): string {
  if (!driver) return ''
  const { kind, ...rest } = driver.assumption
  const parts = Object.entries(rest).map(([name, value]) =>
    typeof value === 'object' ? Object.entries(value).flat().join('=') : `${name}=${value}`,
  )
  return driver.note || [kind, ...parts].join(' ')
}

export function mergeLines(
  { drivers, forecasts, cells, otherSnapshot }: MergePreview,
  { language, say }: Pick<CommandContext, 'language' | 'say'>,
): string[] {
  const notes = otherSnapshot ? [say('other_snapshot')] : []
  const words = {
    word: (key: PieceWord, values?: Record<string, unknown>) =>
      translate(language, `forecast.${key}`, values),
    period: (month: string) => month,
    share: (value: number) => `${figure(language, 100 * value)} %`,
  }
  if (drivers.length + forecasts.length + cells.length === 0)
    return [say('nothing_differs'), ...notes]
  const by = (side: MergePreview['cells'][number]['oursBy']) =>
    side ? [side.author, side.reason].filter(Boolean).join(': ') : ''
  const stateOf = ({
    state,
    blocked,
  }:
    | MergePreview['cells'][number]
    | MergePreview['drivers'][number]
    | MergePreview['forecasts'][number]) =>
    say(blocked ? `merge_blocked_${blocked}` : `merge_${state}`)
  const rows = [
    ...drivers.map((one) => [
      driverText(one.theirs ?? one.fork),
      say(one.theirs ? 'driver_comes' : 'driver_goes'),
      '',
      '',
      '',
      '',
      stateOf(one),
      by(one.oursBy),
      by(one.theirsBy),
    ]),
    ...unitsByChoice(forecasts).map(([one, ...more]) => [
      more.length > 0 ? one.family.code : one.item.code,
      pieceSubject(one.part, [one.theirs, one.ours, one.fork], words),
      '',
      pieceText(one.part, one.fork, words),
      pieceText(one.part, one.ours, words),
      pieceText(one.part, one.theirs, words),
      stateOf(one),
      by(one.oursBy),
      by(one.theirsBy),
    ]),
    ...cells.map((one) => [
      Object.values(one.where).join(' '),
      measureWord(language, one.measure),
      one.period,
      figure(language, one.fork),
      figure(language, one.ours),
      figure(language, one.theirs),
      stateOf(one),
      by(one.oursBy),
      by(one.theirsBy),
    ]),
  ]
  const lines = table(
    [
      { title: say('column_line') },
      { title: say('column_measure') },
      { title: say('column_month') },
      { title: say('column_fork'), right: true },
      { title: say('column_into'), right: true },
      { title: say('column_scenario'), right: true },
      { title: say('column_state') },
      { title: say('column_into_by') },
      { title: say('column_scenario_by') },
    ],
    rows,
  )
  return notes.length > 0 ? [...lines, '', ...notes] : lines
}
