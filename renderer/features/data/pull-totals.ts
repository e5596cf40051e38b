/** How far a pull is, over all entities. */
import type { PullState } from '@shared/contract/snapshot-calls'

const share = ({ state, rows, total }: PullState['entities'][number]): number => {
  if (state === 'done' || state === 'absent') return 1
  return total ? Math.min(rows / total, 1) : 0
}

/** 0 to 1 for one entity; undefined while it is read and the source has not said how much there is. */
export const entityShare = (entity: PullState['entities'][number]): number | undefined =>
  entity.state === 'reading' && entity.total === null ? undefined : share(entity)

export interface PullTotals {
  readonly rows: number
  readonly entities: number
  readonly share: number
}

/** Entities weigh by their rows where the source tells them all, else alike. */
export function pullTotals({ entities, phase, forecasts }: PullState): PullTotals {
  const rows = entities.reduce((sum, entity) => sum + entity.rows, 0)
  const there = entities.filter(({ state }) => state !== 'absent')
  const expected = there.map(({ total, state, rows: read }) => (state === 'done' ? read : total))
  const known = expected.every((total) => total !== null)
  const all = known ? expected.reduce<number>((sum, total) => sum + (total ?? 0), 0) : there.length
  const read = known ? rows : there.reduce((sum, entity) => sum + share(entity), 0)
  return {
    rows,
    entities: there.length,
    share: shareOf(phase, forecasts, all > 0 ? Math.min(read / all, 1) : 0),
  }
}

/** Forecasting is counted by itself: the rows are all read by then. */
function shareOf(
  phase: PullState['phase'],
  forecasts: PullState['forecasts'],
  read: number,
): number {
  if (phase === 'done') return 1
  if (phase !== 'forecasting') return read
  return forecasts && forecasts.total > 0 ? forecasts.done / forecasts.total : 0
}

export const isRunning = (pull: PullState | null | undefined): boolean =>
  pull != null && !['done', 'cancelled', 'failed'].includes(pull.phase)
