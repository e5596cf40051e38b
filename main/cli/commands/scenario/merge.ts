import { unitsByChoice } from '@shared/changes/units-by-choice'
import type { MergePreview } from '@shared/contract/compare-calls'
import { type Action, exactly } from '../../actions'
import type { CommandContext } from '../../command'
import { exitCodes } from '../../command'
import { findScenario } from '../../lookups'
import { mergeLines } from '../../merge-lines'
import { flag, listOf, needed, textOf } from '../../option-values'
import { UsageError } from '../../usage-error'

type MergedUnit =
  | MergePreview['cells'][number]
  | MergePreview['drivers'][number]
  | MergePreview['forecasts'][number]

/** Whether `--take` means a unit: its id, `cells`, `drivers`, `forecasts`, or `item=…`, `family=…`, `customer=…`, `site=…`, `measure=…`, `period=…`. */
function means(wanted: string, unit: MergedUnit): boolean {
  if (wanted === unit.unit || wanted === `${unit.kind}s`) return true
  const at = wanted.indexOf('=')
  if (at < 1 || unit.kind === 'driver') return false
  const value = wanted.slice(at + 1)
  if (unit.kind === 'forecast') {
    const { item, family } = unit
    return { item: item.code, family: family.code }[wanted.slice(0, at)] === value
  }
  const { measure, period, family } = unit
  const known: Readonly<Record<string, string>> = {
    ...unit.where,
    measure,
    period,
    family: family.code,
  }
  return known[wanted.slice(0, at)] === value
}

/** What is taken: everything with `--all`, or nothing said; else what `--take` means. Throws `UsageError` where it means nothing. */
function takenOf(preview: MergePreview, options: CommandContext['options']): MergedUnit[] {
  const units: MergedUnit[] = [...preview.drivers, ...preview.forecasts, ...preview.cells]
  const wanted = listOf(options, 'take')
  if (wanted.length > 0 && flag(options, 'all'))
    throw new UsageError('options_exclude', { option: 'take', other: 'all' })
  for (const one of wanted)
    if (!units.some((unit) => means(one, unit)))
      throw new UsageError('nothing_to_take', { value: one })
  return units.filter((unit) =>
    wanted.length > 0
      ? wanted.some((one) => means(one, unit))
      : unit.state !== 'same' && unit.blocked === null,
  )
}

/** `scenario DIR merge A --into B`: chosen changes of one plan into another, in one step. */
export const mergeScenario: Action = async (context) => {
  const { options, say } = context
  const [wanted = ''] = exactly(context, 1)
  const target = needed(options, 'into')
  const ours = flag(options, 'ours')
  if (ours && flag(options, 'theirs'))
    throw new UsageError('options_exclude', { option: 'ours', other: 'theirs' })
  const desk = await context.desk()
  const from = await findScenario(desk, wanted)
  const into = await findScenario(desk, target)
  const pair = { scenario: from.scenario, into: into.scenario }
  const preview = await desk.ask('scenarios.mergePreview', pair)
  if (flag(options, 'preview')) {
    const found = [...preview.drivers, ...preview.forecasts, ...preview.cells].some(
      ({ state }) => state === 'conflict',
    )
    return {
      document: preview,
      lines: mergeLines(preview, context),
      exit: found ? exitCodes.withFindings : exitCodes.done,
    }
  }
  const taken = takenOf(preview, options)
  if (taken.length === 0)
    return { document: { merged: 0 }, lines: [say('nothing_to_merge', { name: into.name })] }
  const settled = ours ? 'ours' : flag(options, 'theirs') ? 'theirs' : null
  const inConflict = taken.filter(({ state }) => state === 'conflict')
  const reason = textOf(options, 'reason')
  const { position, cells } = await desk.ask('scenarios.merge', {
    ...pair,
    scenarioPosition: preview.scenarioPosition,
    intoPosition: preview.intoPosition,
    take: taken.map(({ unit }) => unit),
    conflicts: settled ? Object.fromEntries(inConflict.map(({ unit }) => [unit, settled])) : {},
    ...(reason ? { reason } : {}),
  })
  const kept = settled === 'ours' ? inConflict.length : 0
  const merged = taken.filter(({ state }) => state !== 'same').length - kept
  const written = taken.filter(
    ({ state }) => state === 'clean' || (state === 'conflict' && settled === 'theirs'),
  )
  const count = (of: MergedUnit['kind']) => written.filter(({ kind }) => kind === of).length
  const values = {
    cells: count('cell'),
    drivers: count('driver'),
    forecasts: unitsByChoice(written.filter((unit) => unit.kind === 'forecast')).length,
    from: from.name,
    name: into.name,
    position,
  }
  return {
    document: { ...pair, position, cells, merged, kept },
    lines: [say('merged', values)],
  }
}
