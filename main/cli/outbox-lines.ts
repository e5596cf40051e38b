/** The outbox as a table, with the values of its conflicts. */
import type { OutboxEntry } from '@shared/contract/contract-types'
import type { ErrorCode, ErrorParams } from '@shared/contract/error-codes'
import { outboxState } from './code-words'
import type { CommandContext } from './command'
import { figure } from './number-format'
import { table } from './print-table'
import { messageOf } from './report-failure'

type Speaker = Pick<CommandContext, 'language' | 'say'>

function problemOf({ error }: OutboxEntry, { language }: Speaker): string {
  if (!error) return ''
  return messageOf(language, {
    code: error.code as ErrorCode,
    params: error.params as ErrorParams,
  })
}

function conflictLines({ conflicts, decisionNumber }: OutboxEntry, { language, say }: Speaker) {
  if (conflicts.length === 0) return []
  const titles = ['line', 'month', 'measure', 'published', 'theirs', 'ours']
  return [
    '',
    `#${decisionNumber}`,
    ...table(
      titles.map((title, at) => ({ title: say(`column_${title}`), right: at > 2 })),
      conflicts.map((one) => [
        one.line,
        one.month,
        one.measure,
        figure(language, one.lastPublished),
        figure(language, one.theirs),
        figure(language, one.ours),
      ]),
    ),
  ]
}

/** What does not go by itself, where anything is left to go. */
function waitingLines(entries: readonly OutboxEntry[], { say }: Speaker): string[] {
  return entries.some(({ state }) => state === 'waiting') ? ['', say('waits_for_publish')] : []
}

/** A line for each entry, then each conflict value by value. */
export function outboxLines(entries: readonly OutboxEntry[], speaker: Speaker): string[] {
  const { language, say } = speaker
  if (entries.length === 0) return [say('outbox_empty')]
  return [
    ...table(
      [
        { title: say('column_number'), right: true },
        { title: say('column_question') },
        { title: say('column_target') },
        { title: say('column_state') },
        { title: say('column_lines'), right: true },
        { title: say('column_attempts'), right: true },
        { title: say('column_next') },
        { title: say('column_receipt') },
        { title: say('column_problem') },
      ],
      entries.map((one) => [
        String(one.decisionNumber),
        one.question,
        one.target,
        outboxState(language, one.state),
        String(one.lines),
        String(one.attempts),
        one.nextAttemptAt ?? '',
        one.receipt?.reference ?? '',
        problemOf(one, speaker),
      ]),
    ),
    ...entries.flatMap((entry) => conflictLines(entry, speaker)),
    ...waitingLines(entries, speaker),
  ]
}
