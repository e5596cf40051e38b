import type { CellDifference } from '@main/engine/compare/cell-differences'
import type { Name } from '@main/engine/model/master-data'
import type { CellDifference as Described } from '@shared/contract/compare-calls'
import { cellFlags } from '@shared/contract/planning-calls'

const named = (code: string | null, name: Name | null) =>
  code === null || name === null ? null : { code, name: { zh: name.zh, en: name.en } }

/** A difference as the contract has it. */
export function describeDifference(cell: CellDifference): Described {
  const { node, measure, period, values, difference, effect, flags } = cell
  return {
    side: node.side,
    level: node.level,
    where: { ...node.where },
    code: node.code,
    name: { zh: node.name.zh, en: node.name.en },
    item: named(node.item, node.itemName),
    family: named(node.family, node.familyName),
    measure: measure.key,
    unit: measure.unit,
    period,
    values: Float64Array.from(values),
    difference,
    effect,
    written: flags.map((bits) => (bits & cellFlags.edited) !== 0),
    driven: flags.map((bits) => (bits & cellFlags.driven) !== 0),
  }
}
