import type { Snapshot } from '@shared/contract/contract-types'
import type { SourceStamp } from '@shared/contract/snapshot-calls'
import { type Command, type CommandContext, exitCodes } from '../command'
import type { Desk } from '../desk'
import { findingLines } from '../finding-lines'
import { heldLines } from '../held-lines'
import { flag, textOf } from '../option-values'
import { table } from '../print-table'
import { pullDocument, pullNow } from '../pull-now'

/** Enough to see what kind of trouble it is; `snapshots --findings` lists them all. */
const findingsShown = 50

/** The first findings; of a pull that is held as many as can be had, for the reasons are among them. */
async function findingsOf(desk: Desk, snapshot: string, held: boolean) {
  const limit = held ? 10_000 : findingsShown
  return (await desk.ask('snapshots.findings', { snapshot, limit })).findings
}

const sourceWords = (
  { connection, reading, changed, asOf }: SourceStamp,
  say: CommandContext['say'],
): string => say(`read_${reading}`, { connection, changed, asOf })

function snapshotLines({ entities }: Snapshot, say: CommandContext['say']): string[] {
  return table(
    [
      { title: say('column_entity') },
      { title: say('column_rows'), right: true },
      { title: say('column_rejected'), right: true },
      { title: say('column_read') },
    ],
    entities.map((one) => [
      one.entity,
      String(one.rows),
      String(one.rejected),
      one.sources.map((source) => sourceWords(source, say)).join(', '),
    ]),
  )
}

/** `pull`: takes a snapshot and lists what was found wrong in it. */
export const pullCommand: Command = {
  name: 'pull',
  usage: ['pull DIR [--connection NAME] [--full]'],
  example: 'pull ./company',
  options: { connection: 'text', full: 'flag' },
  least: 1,
  most: 1,
  async run(context) {
    const { say, options } = context
    const desk = await context.desk()
    const pulled = await pullNow(
      desk,
      { connection: textOf(options, 'connection'), full: flag(options, 'full') },
      context,
    )
    const { snapshot, held } = pulled
    const document = pullDocument(pulled)
    const total = snapshot.errors + snapshot.warnings
    const findings = total > 0 ? await findingsOf(desk, snapshot.snapshot, held) : []
    const examples = findings.slice(0, findingsShown)
    if (held) for (const line of await heldLines(snapshot, findings, context)) context.note(line)
    const rows = snapshot.entities.reduce((sum, one) => sum + one.rows, 0)
    return {
      document: { ...document, examples },
      lines: [
        ...snapshotLines(snapshot, say),
        '',
        say('pulled', { ...document, rows }),
        say('found', { errors: snapshot.errors, warnings: snapshot.warnings }),
        ...(total > 0 ? ['', ...findingLines(examples, total, context)] : []),
        ...(total > findingsShown ? [say('all_findings', { snapshot: snapshot.snapshot })] : []),
      ],
      exit: held || total > 0 ? exitCodes.withFindings : exitCodes.done,
    }
  },
}
