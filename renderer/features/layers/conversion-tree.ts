/** Classes of deals as a tree: a stage, and below it what tells its deals apart. */
import type { ConversionCell } from '@shared/contract/layer-calls'
import type { DealClass } from '@shared/model/demand-policy'

export const keyOf = ({ stage, age, segment, size }: DealClass): string =>
  JSON.stringify([stage, age, segment, size])

const traits = ['age', 'segment', 'size'] as const
const named = (one: DealClass): number => traits.filter((trait) => one[trait] !== null).length

/** The stages, the least likely first, as deals go through them. */
export const stagesOf = (cells: readonly ConversionCell[]): ConversionCell[] =>
  cells
    .filter((cell) => named(cell) === 0)
    .sort((a, b) => a.probability - b.probability || (a.stage < b.stage ? -1 : 1))

/** The classes right below one. */
export const childrenOf = (
  cells: readonly ConversionCell[],
  of: ConversionCell,
): ConversionCell[] =>
  cells
    .filter(
      (cell) =>
        cell.stage === of.stage &&
        named(cell) === named(of) + 1 &&
        traits.every((trait) => of[trait] === null || of[trait] === cell[trait]),
    )
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
