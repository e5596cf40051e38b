/** What holds for any history of a plan, tried on several hundred random ones. */
import { buildPlanModel } from '@main/engine/plan/plan-model'
import { foldJournal, nothingFolded } from '@shared/changes/fold-journal'
import { policyWith } from '@shared/model/demand-policy'
import { describe, expect, test } from 'vitest'
import { smallCompany } from '../../support/small-company'
import {
  type Book,
  chainOf,
  everyFigure,
  type Random,
  RandomPlans,
  randomSource,
  rebuilt,
} from './random-plans'

const model = buildPlanModel(
  smallCompany(),
  '2027-01-01',
  { past: 12, future: 6 },
  policyWith({ baselineWeight: 0, forecastWeight: 1, pipelineShare: 0.3 }),
)

/** Bit for bit: not even the sign of a zero may differ. */
const sameBits = (a: readonly Float64Array[], b: readonly Float64Array[]): boolean =>
  a.length === b.length &&
  a.every((row, k) =>
    Buffer.from(row.buffer, row.byteOffset, row.byteLength).equals(
      Buffer.from(b[k]!.buffer, b[k]!.byteOffset, b[k]!.byteLength),
    ),
  )

function live(plans: RandomPlans, random: Random, steps: number): void {
  for (let i = 0; i < steps; i++) {
    const book = plans.books[random(plans.books.length)]!
    const kind = random(20)
    if (kind < 9) plans.edit(book)
    else if (kind < 12) plans.drive(book)
    else if (kind < 15) plans.undo(book)
    else if (kind < 17) plans.redo(book)
    else if (kind < 19) plans.fork(book)
    else plans.merge(book)
  }
}

const stepsOf = (book: Book) => chainOf(book).flatMap((layer) => layer.map(({ step }) => step))

describe.each([1, 2, 3])('a hundred random histories, part %i', (part) => {
  const histories = Array.from({ length: 100 }, (_, at) => {
    const random = randomSource(part * 1000 + at)
    const plans = new RandomPlans(model, random)
    live(plans, random, 20)
    return { plans, random, name: `history ${part * 1000 + at}` }
  })

  test('snapshot and journal give every scenario’s plan again, bit for bit', () => {
    for (const { plans, name } of histories)
      for (const book of plans.books) {
        const again = rebuilt(
          model,
          stepsOf(book).flatMap(({ changes }) => changes),
        )
        expect(sameBits(everyFigure(again), everyFigure(book.plan)), name).toBe(true)
      }
  })

  test('so does what the journal comes to, folded at any point, with the entries after it', () => {
    for (const { plans, random, name } of histories)
      for (const book of plans.books) {
        const changes = chainOf(book).flatMap((layer) => {
          const at = random(layer.length + 1)
          const half = foldJournal(nothingFolded, layer.slice(0, random(at + 1)))
          const folded = foldJournal(
            half,
            layer.slice(0, at).filter(({ position }) => position > half.position),
          )
          expect(folded, name).toEqual(foldJournal(nothingFolded, layer.slice(0, at)))
          return [...folded.changes, ...layer.slice(at).flatMap(({ step }) => step.changes)]
        })
        expect(sameBits(everyFigure(rebuilt(model, changes)), everyFigure(book.plan)), name).toBe(
          true,
        )
      }
  })

  test('each undo gives the plan as it was before its change, back to the beginning; redo brings it all back', () => {
    for (const { plans, name } of histories)
      for (const book of plans.books) {
        const last = everyFigure(book.plan)
        let taken = 0
        for (let at = plans.undo(book); at !== null; at = plans.undo(book)) {
          taken += 1
          expect(sameBits(everyFigure(book.plan), book.before.get(at)!), name).toBe(true)
        }
        for (let at = 0; at < taken; at++) plans.redo(book)
        expect(sameBits(everyFigure(book.plan), last), name).toBe(true)
      }
  })
})

test('merging everything into a parent that stood still and has no driver of its own gives the scenario’s plan', () => {
  let merged = 0
  for (let seed = 1; seed <= 60; seed++) {
    const random = randomSource(seed)
    const plans = new RandomPlans(model, random)
    const base = plans.books[0]!
    for (let i = 0; i < 4; i++) plans.edit(base)
    const child = plans.fork(base)!
    for (let i = 0; i < 6; i++) random(3) === 0 ? plans.drive(child) : plans.edit(child)
    const before = everyFigure(base.plan)
    const entries = base.entries.length
    plans.merge(child)
    const wanted = everyFigure(child.plan)
    const near = everyFigure(base.plan).every((row, k) =>
      row.every((value, t) => {
        const other = wanted[k]![t]!
        if (Number.isNaN(value)) return Number.isNaN(other)
        return Math.abs(value - other) <= 1e-9 * Math.max(1, Math.abs(other))
      }),
    )
    expect(near, `seed ${seed}`).toBe(true)
    if (base.entries.length === entries) continue
    merged += 1
    plans.undo(base)
    expect(sameBits(everyFigure(base.plan), before), `seed ${seed}`).toBe(true)
  }
  expect(merged).toBeGreaterThan(50)
})
