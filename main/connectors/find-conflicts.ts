/** Which figures a target holds that neither we published last nor are about to publish. */
import type { PublishConflict, PublishedLine } from '@shared/contract/contract-types'
import { lineKey } from './connector'

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
