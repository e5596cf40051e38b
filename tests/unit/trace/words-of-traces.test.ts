/** Whatever a trace can say has its words in the catalogue; the other language is held to the same keys elsewhere. */
import { buildPlanModel } from '@main/engine/plan/plan-model'
import { traceCell } from '@main/engine/trace/trace-cell'
import { contributionKinds, limitKinds } from '@shared/contract/why-calls'
import { why } from '@shared/messages/en/why'
import { measureNamed, measures } from '@shared/model/measures/measures'
import { formulaCodes } from '@shared/model/traces/formula-codes'
import { expect, test } from 'vitest'
import { planOf } from '../../support/calculated-plan'
import { createSampleSource } from '../../support/sample-source'
import { traceSourceOf } from '../../support/trace-source'

const known = new Set(Object.keys(why))
const missing = (keys: Iterable<string>): string[] => [...keys].filter((key) => !known.has(key))

test('formulas, limits and contributions', () => {
  expect(missing(formulaCodes.map((code) => `formula_${code}`))).toEqual([])
  const counted = new Set(['lead_time', 'edits'])
  const forms = (word: string, kind: string): string[] =>
    counted.has(kind) ? [`${word}_${kind}_one`, `${word}_${kind}_other`] : [`${word}_${kind}`]
  expect(missing(limitKinds.flatMap((kind) => forms('limit', kind)))).toEqual([])
  expect(missing(contributionKinds.flatMap((kind) => forms('changed', kind)))).toEqual([])
})

test('inputs and fields of source rows, wherever the sample company has them', () => {
  const source = createSampleSource()
  const plan = planOf(buildPlanModel(source, '2026-11-15'))
  const rows = traceSourceOf(source)
  const said = new Set<string>()
  const seen = new Set<string>()
  const ask = (where: Record<string, string>, measure: string, period: string, depth: number) => {
    const name = JSON.stringify([where, measure, period])
    if (seen.has(name)) return
    seen.add(name)
    const trace = traceCell(plan, rows, { where, measure, period })
    for (const { key, place } of trace.inputs) {
      if (!measureNamed(key)) said.add(`input_${key}`)
      if (place && depth > 0) ask(place.where, place.measure, place.period, depth - 1)
    }
    for (const { rows: of } of trace.sources)
      for (const { key, fields } of of)
        for (const field of [...Object.keys(key), ...Object.keys(fields)])
          said.add(`field_${field}`)
  }
  for (const { key, level } of measures)
    for (const period of ['2026-11', '2027-02'])
      for (const where of level === 'resource'
        ? [{}]
        : [{ item: 'FG-AF02' }, { item: 'RM-MCU01' }, { family: 'air_fryer' }, {}])
        if (level === 'supply' || level === 'resource' || where.item !== 'RM-MCU01')
          ask(where, key, period, where.item ? 3 : 0)
  expect(said.size).toBeGreaterThan(60)
  expect(missing(said)).toEqual([])
})
