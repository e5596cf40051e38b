import type { NumberedStep } from './difference-requests'

/**
 * Steps that are told as one, in the order of their first: a driver that was put, changed and perhaps taken away again
 * is one contribution, of what it came to. Every other step stands alone.
 */
export function linkedSteps(steps: readonly NumberedStep[]): NumberedStep[][] {
  const units: NumberedStep[][] = []
  const unitOf = new Map<string, NumberedStep[]>()
  for (const one of steps) {
    const { changes } = one.step
    const put = changes.flatMap((change) =>
      change.kind === 'remove_driver' ? (unitOf.get(change.driver.driver) ?? []) : [],
    )
    let unit = put.length > 0 ? units.find((known) => known.includes(put[0]!)) : undefined
    if (!unit) {
      unit = []
      units.push(unit)
    }
    unit.push(one)
    for (const change of changes)
      if (change.kind === 'add_driver') unitOf.set(change.driver.driver, unit)
  }
  return units
}
