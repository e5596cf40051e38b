import type { Answer, Command, CommandContext } from '../command'
import { findingLines } from '../finding-lines'
import { findScenario } from '../lookups'
import { boundedNumber, textOf } from '../option-values'
import { table } from '../print-table'
import { UsageError } from '../usage-error'

/** Findings that can be asked for at once. */
const most = 10_000

async function list({ desk: open, say }: CommandContext): Promise<Answer> {
  const desk = await open()
  const base = await findScenario(desk)
  const sizes = await desk.ask('snapshots.sizes', {})
  const snapshots = (await desk.ask('snapshots.list', {})).map((one) => {
    const size = sizes.find(({ snapshot }) => snapshot === one.snapshot)
    const kept = { bytes: size?.bytes ?? null, pins: size?.pins ?? [] }
    return { ...one, ...kept, current: one.snapshot === base.snapshot }
  })
  if (snapshots.length === 0) return { document: [], lines: [say('no_snapshots')] }
  const lines = table(
    [
      { title: say('column_snapshot') },
      { title: say('column_as_of') },
      { title: say('column_rows'), right: true },
      { title: say('column_errors'), right: true },
      { title: say('column_warnings'), right: true },
      { title: say('column_seconds'), right: true },
      { title: say('column_megabytes'), right: true },
      { title: say('column_current') },
    ],
    snapshots.map((one) => [
      one.snapshot,
      one.asOf,
      String(one.entities.reduce((sum, { rows }) => sum + rows, 0)),
      String(one.errors),
      String(one.warnings),
      one.seconds.toFixed(1),
      one.bytes === null ? '' : (one.bytes / 1e6).toFixed(1),
      one.current ? say('yes') : '',
    ]),
  )
  return { document: snapshots, lines }
}

async function listFindings(snapshot: string, context: CommandContext): Promise<Answer> {
  const limit = boundedNumber(context.options, 'limit', { least: 1, most, whole: true }) ?? most
  const desk = await context.desk()
  const { total, findings } = await desk.ask('snapshots.findings', { snapshot, limit })
  const lines = total === 0 ? [context.say('no_findings')] : findingLines(findings, total, context)
  return { document: { snapshot, total, findings }, lines }
}

async function use(
  snapshot: string,
  { desk: open, say, options }: CommandContext,
): Promise<Answer> {
  const desk = await open()
  const before = await findScenario(desk)
  const reason = textOf(options, 'reason')
  await desk.ask('snapshots.use', { snapshot, ...(reason === undefined ? {} : { reason }) })
  const document = { snapshot, before: before.snapshot }
  return { document, lines: [say('snapshot_in_use', { snapshot })] }
}

async function remove(snapshot: string, { desk: open, say }: CommandContext): Promise<Answer> {
  const desk = await open()
  await desk.ask('snapshots.remove', { snapshot })
  return { document: { removed: snapshot }, lines: [say('snapshot_removed', { snapshot })] }
}

/** `snapshots`: what was pulled so far, the newest first; what was found in one of them; the one to plan on. */
export const snapshotsCommand: Command = {
  name: 'snapshots',
  usage: [
    'snapshots DIR',
    'snapshots DIR --findings SNAPSHOT [--limit N]',
    'snapshots DIR --use SNAPSHOT [--reason TEXT]',
    'snapshots DIR --remove SNAPSHOT',
  ],
  example: 'snapshots ./company --findings 2026-11-15T0930-a1b2 --limit 200',
  options: { findings: 'text', limit: 'text', use: 'text', reason: 'text', remove: 'text' },
  least: 1,
  most: 1,
  async run(context) {
    const { options } = context
    const used = textOf(options, 'use')
    const looked = textOf(options, 'findings')
    const removed = textOf(options, 'remove')
    if (removed !== undefined && (used ?? looked) !== undefined)
      throw new UsageError('options_exclude', {
        option: 'remove',
        other: used ? 'use' : 'findings',
      })
    if (removed !== undefined) return remove(removed, context)
    if (used !== undefined && looked !== undefined)
      throw new UsageError('options_exclude', { option: 'use', other: 'findings' })
    if (options.limit !== undefined && looked === undefined)
      throw new UsageError('option_missing', { option: 'findings' })
    if (used !== undefined) return use(used, context)
    return looked === undefined ? list(context) : listFindings(looked, context)
  },
}
