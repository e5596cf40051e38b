/** What of a selection both demand and supply know. */
import type { Selection } from '@shared/contract/planning-calls'

const shared: readonly string[] = ['family', 'category', 'lifecycle', 'item']

/** Null where the selection names nothing of it. */
export function sharedWhere(where: Selection): Selection | null {
  const kept = Object.entries(where).filter(([name]) => shared.includes(name))
  return kept.length > 0 ? Object.fromEntries(kept) : null
}
