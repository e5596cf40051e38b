/** The state of a pull as others see it, told about ten times a second. */

import type { EntityProgress, PullState } from '@shared/contract/snapshot-calls'
import { canonicalEntities } from '@shared/model/entities/canonical-entities'

const pause = 100

export interface PullProgress {
  /** As it is now. */
  state(): PullState
  /** Changes the state and tells it, if nothing was told for a moment. */
  update(change: Partial<PullState>): void
  entity(name: string, change: Partial<EntityProgress>): void
  /** Changes the state and tells it at once; for what must not be missed. */
  announce(change: Partial<PullState>): void
}

/** `clock` counts milliseconds from anywhere. */
export function createPullProgress(
  pull: string,
  connection: string,
  tell: (state: PullState) => void,
  clock: () => number,
): PullProgress {
  let told = Number.NEGATIVE_INFINITY
  let state: PullState = {
    pull,
    connection,
    phase: 'reading',
    entities: canonicalEntities.map((e) => ({
      entity: e.name,
      rows: 0,
      total: null,
      state: 'waiting',
      reading: null,
    })),
    errors: 0,
    warnings: 0,
    forecasts: null,
    snapshot: null,
    held: false,
    error: null,
  }
  function announce(change: Partial<PullState>): void {
    state = { ...state, ...change }
    told = clock()
    tell(state)
  }
  function update(change: Partial<PullState>): void {
    if (clock() - told >= pause) announce(change)
    else state = { ...state, ...change }
  }
  return {
    state: () => state,
    update,
    announce,
    entity: (name, change) =>
      update({
        entities: state.entities.map((e) => (e.entity === name ? { ...e, ...change } : e)),
      }),
  }
}
