import type { OutboxEntry } from '@shared/contract/contract-types'
import { type Answer, type Command, type CommandContext, exitCodes } from '../command'
import type { Desk } from '../desk'
import { findEntry } from '../lookups'
import { flag, textOf } from '../option-values'
import { outboxLines } from '../outbox-lines'
import { UsageError } from '../usage-error'

const unsettled = (entries: readonly OutboxEntry[]) =>
  entries.filter((entry) => entry.state !== 'acknowledged')

async function dryRun(desk: Desk, context: CommandContext): Promise<Answer> {
  const entries = unsettled(await desk.ask('publishing.outbox', {}))
  const count = entries.filter((entry) => entry.state !== 'conflict').length
  const lines = [
    ...(entries.length > 0 ? outboxLines(entries, context) : []),
    context.say('would_send', { count }),
  ]
  return { document: { dryRun: true, wouldSend: count, entries }, lines }
}

/** Settles a conflict before sending, where `--keep` says how. */
async function settle(desk: Desk, options: CommandContext['options']) {
  const keep = textOf(options, 'keep')
  if (keep === undefined) return
  if (keep !== 'ours' && keep !== 'theirs')
    throw new UsageError('option_choices', { option: 'keep', choices: 'ours, theirs' })
  const wanted = textOf(options, 'entry')
  if (wanted === undefined) throw new UsageError('option_missing', { option: 'entry' })
  const { entry } = await findEntry(desk, wanted)
  await desk.ask('publishing.resolve', { entry, keep })
}

/** `publish`: sends everything that waits, now. */
export const publishCommand: Command = {
  name: 'publish',
  usage: ['publish DIR [--dry-run]', 'publish DIR --entry ENTRY --keep ours|theirs'],
  example: 'publish ./company --dry-run',
  options: { 'dry-run': 'flag', entry: 'text', keep: 'text' },
  least: 1,
  most: 1,
  async run(context) {
    const { options, say } = context
    const desk = await context.desk()
    if (flag(options, 'dry-run')) return dryRun(desk, context)
    await settle(desk, options)
    const before = unsettled(await desk.ask('publishing.outbox', {}))
    const counts = await desk.ask('publishing.send', {})
    const all = await desk.ask('publishing.outbox', {})
    const entries = all.filter((entry) => before.some((one) => one.entry === entry.entry))
    return {
      document: { ...counts, entries },
      lines: [...(entries.length > 0 ? outboxLines(entries, context) : []), say('sent', counts)],
      exit: unsettled(entries).length > 0 ? exitCodes.withFindings : exitCodes.done,
    }
  },
}
