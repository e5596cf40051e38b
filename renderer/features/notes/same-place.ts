import type { CellPlace } from '@shared/contract/planning-calls'
import { selectionKey } from '@shared/model/place-key'

export const samePlace = (a: CellPlace, b: CellPlace | null): boolean =>
  b !== null &&
  a.measure === b.measure &&
  a.period === b.period &&
  selectionKey(a.where) === selectionKey(b.where)
