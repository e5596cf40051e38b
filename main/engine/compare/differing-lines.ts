/** Lines in which plans of one model can differ at all: those whose figures they do not share, and those that drivers concern. */
import type { ResolvedAssumptions } from '../assumptions/resolved-assumptions'
import type { FigureSet } from '../figures/figure-set'
import type { Plan } from '../plan/plan'

/** By line, 1 where plans may differ. */
export interface DifferingLines {
  readonly demand: Uint8Array
  readonly supply: Uint8Array
}

/** Null where the plans are of several models, so that nothing can be said without looking. */
export function differingLines(plans: readonly Plan[]): DifferingLines | null {
  const [first, ...others] = plans
  if (!first || others.some(({ model }) => model !== first.model)) return null
  const ownBlocks = (side: 'demand' | 'supply'): Uint8Array =>
    markApart(plans.map(({ cube }) => cube[side]))
  const demand = ownBlocks('demand')
  const supply = ownBlocks('supply')
  for (const { assumptions } of plans) {
    for (const line of concerned(assumptions, 'demand')) demand[line] = 1
    for (const line of concerned(assumptions, 'supply')) supply[line] = 1
  }
  return { demand, supply }
}

/** Blocks are shared by plans that have the same figures in them, and never by others. */
function markApart(sets: readonly FigureSet[]): Uint8Array {
  const [first, ...others] = sets
  const apart = new Uint8Array(first?.offset.length ?? 0)
  for (const { pool, offset } of others)
    for (let line = 0; line < apart.length; line++)
      if (pool !== first?.pool || offset[line] !== first.offset[line]) apart[line] = 1
  return apart
}

/** Lines that drivers say something about, whether or not a figure moved. */
function* concerned(
  assumptions: ResolvedAssumptions,
  side: 'demand' | 'supply',
): Generator<number> {
  const { demand, blended, layers, price, demandCost } = assumptions
  const { receipts, purchases, supplyCost, safetyDays } = assumptions
  const maps =
    side === 'demand'
      ? [demand, blended, price, demandCost, ...layers.values()]
      : [receipts, purchases, supplyCost, safetyDays]
  for (const map of maps) yield* map.keys()
}
