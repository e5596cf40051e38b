import type { Finding, Snapshot } from '@shared/contract/contract-types'
import { type Command, type CommandContext, exitCodes } from '../command'
import { textOf } from '../option-values'
import { table } from '../print-table'
import { pullDocument, pullNow } from '../pull-now'

/** Enough to see what kind of trouble it is; the windows list them all. */
const findingsShown = 50

function findingLines(findings: readonly Finding[], say: CommandContext['say']): string[] {
  if (findings.length === 0) return []
  const titles = ['severity', 'kind', 'place', 'row', 'field', 'value', 'expected']
  return [
    '',
    ...table(
      titles.map((title) => ({ title: say(`column_${title}`), right: title === 'row' })),
      findings.map((one) => [
        one.severity,
        one.kind,
        one.place,
        one.row === null ? '' : String(one.row),
        one.field ?? '',
        one.value ?? '',
        one.expected ?? '',
      ]),
    ),
  ]
}

function snapshotLines({ entities }: Snapshot, say: CommandContext['say']): string[] {
  return table(
    [
      { title: say('column_entity') },
      { title: say('column_rows'), right: true },
      { title: say('column_rejected'), right: true },
    ],
    entities.map((one) => [one.entity, String(one.rows), String(one.rejected)]),
  )
}

/** `pull`: takes a snapshot and lists what was found wrong in it. */
export const pullCommand: Command = {
  name: 'pull',
  usage: ['pull DIR [--connection NAME] [--full]'],
  example: 'pull ./company',
  // Every pull reads everything so far, so `--full` asks for what happens anyway.
  options: { connection: 'text', full: 'flag' },
  least: 1,
  most: 1,
  async run(context) {
    const { say, options } = context
    const desk = await context.desk()
    const snapshot = await pullNow(desk, textOf(options, 'connection'), context)
    const document = pullDocument(snapshot)
    const hasFindings = snapshot.errors + snapshot.warnings > 0
    const { findings } = hasFindings
      ? await desk.ask('snapshots.findings', { snapshot: snapshot.snapshot, limit: findingsShown })
      : { findings: [] }
    const rows = snapshot.entities.reduce((sum, one) => sum + one.rows, 0)
    return {
      document,
      lines: [
        ...snapshotLines(snapshot, say),
        '',
        say('pulled', { ...document, rows }),
        say('found', { errors: snapshot.errors, warnings: snapshot.warnings }),
        ...findingLines(findings, say),
      ],
      exit: hasFindings ? exitCodes.withFindings : exitCodes.done,
    }
  },
}
