/** Which figures a target holds that neither we published last nor are about to publish. */
import type { PublishConflict, PublishedLine } from '@shared/contract/contract-types'
import { lineKey, type SendOptions, type SendResult } from './connector'

export interface Comparison {
  readonly conflicts: readonly PublishConflict[]
  /** Names (`lineKey`) of the lines in conflict. */
  readonly inConflict: ReadonlySet<string>
}

/** A line's name without its measure and month: `item|customer|site`. */
export const lineName = ({ item, customer, site }: PublishedLine): string =>
  `${item}|${customer ?? ''}|${site ?? ''}`

/** Compares what is to be published with what the target holds (`lineKey` → quantity). A line that the target does not hold is never in conflict. */
export function findConflicts(
  lines: readonly PublishedLine[],
  theirs: ReadonlyMap<string, number>,
  lastPublished: ReadonlyMap<string, number>,
): Comparison {
  const conflicts: PublishConflict[] = []
  const inConflict = new Set<string>()
  for (const line of lines) {
    const key = lineKey(line)
    const held = theirs.get(key)
    const last = lastPublished.get(key)
    if (held === undefined || held === line.quantity || held === last) continue
    inConflict.add(key)
    conflicts.push({
      line: lineName(line),
      month: line.month,
      measure: line.measure,
      lastPublished: last ?? null,
      theirs: held,
      ours: line.quantity,
    })
  }
  return { conflicts, inConflict }
}

export type LinesToSend<Line extends PublishedLine> =
  | Extract<SendResult, { kind: 'conflict' }>
  | { readonly kind: 'lines'; readonly lines: readonly Line[] }

/** What a person's choice makes of `lines` and what the target holds (`lineKey` → quantity): the lines that are sent, or the conflicts that nobody settled yet. */
export function linesToSend<Line extends PublishedLine>(
  lines: readonly Line[],
  theirs: ReadonlyMap<string, number>,
  { lastPublished, keep }: SendOptions,
): LinesToSend<Line> {
  const { conflicts, inConflict } = findConflicts(lines, theirs, lastPublished)
  if (conflicts.length > 0 && !keep) return { kind: 'conflict', conflicts }
  const left = keep === 'theirs' ? lines.filter((line) => !inConflict.has(lineKey(line))) : lines
  return { kind: 'lines', lines: left }
}
