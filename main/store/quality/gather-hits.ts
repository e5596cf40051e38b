/** Gathers what rules say, line by line, into things with their counts. */
import { type Hit, hitsKept, type RuleCount } from '@shared/model/quality/assessment'
import type { Severity } from '@shared/model/quality/quality-rules'

/** Things that are told apart; a rule that finds more counts the rest by rows. */
const thingsTold = 200_000

export type HitLine = Omit<Hit, 'rule' | 'rows'>

export interface HitGathering {
  add(line: HitLine): void
  finish(): { readonly count: RuleCount; readonly hits: readonly Hit[] }
}

/** Set apart by a character that no code has. */
export const nameOf = (line: Pick<Hit, 'connection' | 'entity' | 'thing'>): string =>
  [line.connection, line.entity, line.thing].join('\u0000')

/** `known` names things (`nameOf`) that are kept however many there are. */
export function gatherHits(
  rule: string,
  severity: Severity,
  known: ReadonlySet<string>,
): HitGathering {
  const kept = new Map<string, Hit & { rows: number }>()
  const others = new Set<string>()
  let rows = 0
  let untold = 0
  return {
    add(line) {
      rows += 1
      const name = nameOf(line)
      const found = kept.get(name)
      if (found) found.rows += 1
      else if (others.has(name)) return
      else if (kept.size < hitsKept || known.has(name)) kept.set(name, { ...line, rule, rows: 1 })
      else if (others.size < thingsTold) others.add(name)
      else untold += 1
    },
    finish: () => ({
      count: { rule, severity, things: kept.size + others.size + untold, rows },
      hits: [...kept.values()],
    }),
  }
}
