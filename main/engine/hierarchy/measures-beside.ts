/** Which measures a view holds where only some are asked for. */
import type { Measure } from '@shared/model/measures/measure-shape'
import { isFormulaMeasure } from '@shared/model/measures/own-measures'
import { isMarked, judgedBy } from './node-flags'

/** Measures of the same row that its flags, and its totals over several months, are made from. */
function beside(measure: Measure): readonly string[] {
  const { key, across, overTime } = measure
  const judges = judgedBy(key)
  if (across.kind === 'ratio') return [...judges, across.of, across.to]
  if (across.kind === 'weighted') return [...judges, across.by]
  if (overTime !== 'ratio' || !isFormulaMeasure(measure)) return judges
  return [...judges, ...[...measure.inputs.values()].flatMap((one) => [one.key, ...beside(one)])]
}

/** Those of `all` that are asked for, in the order of `all`, with the measures that their cells need beside them; all of them where nothing is asked, or nothing that is known. */
export function measuresBeside(
  all: readonly Measure[],
  asked: readonly string[] | undefined,
): readonly Measure[] {
  const shown = asked ? all.filter(({ key }) => asked.includes(key)) : []
  if (shown.length === 0) return all
  const keys = new Set(shown.flatMap((measure) => [measure.key, ...beside(measure)]))
  // Which months a fence or the freeze closes is told by cells that could be written.
  const written = all.find(({ key }) => isMarked(key))
  if (written && ![...keys].some(isMarked)) keys.add(written.key)
  return all.filter(({ key }) => keys.has(key))
}
