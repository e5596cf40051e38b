/** The order in which measures can be calculated, from what their declarations say they read. */
import type { Measure } from './measure-shape'

type Declared = Pick<Measure, 'key' | 'from' | 'fromBefore' | 'fromBill'>

/**
 * The keys, each after everything of its own line and period that it reads. Throws where two declarations share a key,
 * where one reads what nobody declares, and where measures of one period read each other in a circle, which it names.
 * What is read of the period before or of other lines of the bill of materials makes no circle.
 */
export function orderMeasures(measures: readonly Declared[]): string[] {
  const declared = new Map<string, Declared>()
  for (const measure of measures) {
    if (declared.has(measure.key)) throw new Error(`measure declared twice: ${measure.key}`)
    declared.set(measure.key, measure)
  }
  for (const { key, from, fromBefore, fromBill } of measures)
    for (const input of [...from, ...fromBefore, ...fromBill])
      if (!declared.has(input)) throw new Error(`measure ${key} reads unknown measure ${input}`)

  const ordered = new Set<string>()
  const open: string[] = []
  const visit = (key: string): void => {
    if (ordered.has(key)) return
    const circle = open.indexOf(key)
    if (circle >= 0)
      throw new Error(`measures in a circle: ${[...open.slice(circle), key].join(' → ')}`)
    open.push(key)
    for (const input of declared.get(key)?.from ?? []) visit(input)
    open.pop()
    ordered.add(key)
  }
  for (const { key } of measures) visit(key)
  return [...ordered]
}
