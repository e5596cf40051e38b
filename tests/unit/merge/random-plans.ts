/** Plans that live through a random history: scenarios three deep, edits at lines and totals, locks of nothing, drivers, undo, redo, merges. */

import { readFigures } from '@main/engine/hierarchy/node-figures'
import type { PlanModel } from '@main/engine/plan/plan-model'
import { prepareEdit, toChanges } from '@main/engine/plan/prepare-edit'
import { growStack, lastUndoable, nothingFolded } from '@shared/changes/fold-journal'
import { mergeChanges } from '@shared/changes/merge-step'
import { type EffectiveEntry, netEffect } from '@shared/changes/net-effect'
import { invertStep, type JournalStep, type PlanChange } from '@shared/changes/plan-change'
import { mergeUnits } from '@shared/changes/three-way-merge'
import { lineLevels } from '@shared/model/measures/measure-shape'
import { measuresOf } from '@shared/model/measures/measures'
import { planOf, type TestPlan } from '../../support/calculated-plan'

export type Random = (below: number) => number

/** A small generator of its own, so that a failure can be repeated. */
export function randomSource(seed: number): Random {
  let state = Math.imul(seed, 2_654_435_761) >>> 0
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

export interface Book {
  readonly parent: Book | null
  /** Position at which it left its parent. */
  readonly fork: number
  readonly entries: EffectiveEntry[]
  readonly stack: ReturnType<typeof growStack>
  readonly plan: TestPlan
  /** Figures before each change, by its position. */
  readonly before: Map<number, Float64Array[]>
}

/** Every figure of every line and resource. */
export function everyFigure(plan: TestPlan): Float64Array[] {
  const { model } = plan
  const reader = readFigures(plan)
  const lines = { demand: model.demandLines, supply: model.supplyLines, resource: model.resources }
  return lineLevels.flatMap((level) =>
    measuresOf(level).flatMap((measure) =>
      [...lines[level].keys()].map((line) => reader.figures(measure, [line])),
    ),
  )
}

/** Base first: whose entries count, up to which position. */
export function chainOf(book: Book): EffectiveEntry[][] {
  const layers: EffectiveEntry[][] = []
  let upTo = Number.MAX_SAFE_INTEGER
  for (let next: Book | null = book; next; next = next.parent) {
    const last = upTo
    layers.unshift(next.entries.filter(({ position }) => position <= last))
    upTo = Math.min(upTo, next.fork)
  }
  return layers
}

/** A plan built anew from changes alone. */
export function rebuilt(model: PlanModel, changes: Iterable<PlanChange>): TestPlan {
  const plan = planOf(model)
  for (const change of changes) plan.apply(change)
  return plan
}

const amounts = ['120', '+25', '-5%', '*1.2', '', '0', '33.5']
const places = [
  { item: 'P', customer: 'C1' },
  { item: 'P', customer: 'C2' },
  { item: 'P' },
  { family: 'F' },
]

export class RandomPlans {
  readonly books: Book[] = []
  #position = 0
  #drivers = 0

  constructor(
    readonly model: PlanModel,
    readonly random: Random,
  ) {
    this.#add(null)
  }

  #add(parent: Book | null): Book {
    const made: Book = {
      parent,
      fork: this.#position,
      entries: [],
      stack: growStack(nothingFolded.stack),
      plan: planOf(this.model),
      before: new Map(),
    }
    for (const layer of chainOf(made))
      for (const { step } of layer) for (const change of step.changes) made.plan.apply(change)
    this.books.push(made)
    return made
  }

  depthOf(book: Book): number {
    return book.parent ? this.depthOf(book.parent) + 1 : 0
  }

  #record(
    book: Book,
    kind: EffectiveEntry['kind'],
    step: JournalStep,
    undoes: number | null,
  ): void {
    const before = everyFigure(book.plan)
    this.#position += 1
    const position = this.#position
    const entry = { position, kind, undoes, step, author: 'a', at: '', reason: null }
    book.entries.push(entry)
    book.stack.add(entry)
    if (kind === 'change') book.before.set(position, before)
    for (const change of step.changes) book.plan.apply(change)
  }

  change(book: Book, changes: PlanChange[]): void {
    if (changes.length > 0)
      this.#record(book, 'change', { changes, place: null, entry: null }, null)
  }

  #period(): string {
    const { periods, current } = this.model.axis
    return periods[current + this.random(periods.length - current)]!
  }

  edit(book: Book): void {
    const supply = this.random(4) === 0
    const { periods, current } = book.plan.model.axis
    const period = this.#period()
    // Of supply nothing is known before the plan begins.
    const before = !supply || period !== periods[current]
    const values = before ? [...amounts, '=prev'] : amounts
    const edit = {
      where: supply ? { item: 'P' } : places[this.random(places.length)]!,
      measure: supply ? 'planned_supply' : 'override',
      period,
      entry: values[this.random(values.length)]!,
    }
    const prepared = prepareEdit(book.plan, edit, 'proportional')
    this.change(book, toChanges(book.plan, [prepared], this.depthOf(book)))
  }

  drive(book: Book): void {
    const standing = [...book.plan.state.drivers.values()]
    if (standing.length > 0 && this.random(3) === 0) {
      const { driver, depth } = standing[this.random(standing.length)]!
      this.change(book, [{ kind: 'remove_driver', driver, depth }])
      return
    }
    this.#drivers += 1
    const assumption = {
      kind: 'demand_percent' as const,
      where: this.random(2) === 0 ? {} : { customer: 'C1' },
      from: this.#period(),
      to: '2027-06',
      percent: this.random(60) - 20,
    }
    const driver = { driver: `d${this.#drivers}`, note: '', assumption }
    this.change(book, [{ kind: 'add_driver', driver, depth: this.depthOf(book) }])
  }

  /** Answers the position taken back; null where there was nothing. */
  undo(book: Book): number | null {
    const target = lastUndoable(book.stack.current)
    const entry = book.entries.find(({ position }) => position === target)
    if (!entry) return null
    this.#record(book, 'undo', invertStep(entry.step), entry.position)
    return entry.position
  }

  redo(book: Book): void {
    const target = book.stack.current.undone.at(-1)
    const entry = book.entries.find(({ position }) => position === target)
    if (entry) this.#record(book, 'redo', entry.step, entry.position)
  }

  fork(book: Book): Book | null {
    return this.depthOf(book) < 3 && this.books.length < 6 ? this.#add(book) : null
  }

  /** Everything of a scenario into its parent, its own side taken in conflicts. */
  merge(book: Book): void {
    const target = book.parent
    if (!target) return
    const depth = this.depthOf(target)
    const units = mergeUnits({
      ours: netEffect(target.entries.filter(({ position }) => position > book.fork)),
      theirs: netEffect(book.entries),
      merged: new Map(),
    }).filter(({ state }) => state !== 'same')
    const standing = netEffect(target.entries)
    const moves = (assumption: object, line: string, period: string): boolean => {
      const { where, from } = assumption as { where: { customer?: string }; from: string }
      return period >= from && (!where.customer || line.endsWith(`|${where.customer}`))
    }
    const own = [...standing.drivers.values()].flatMap(({ after, depth: of }) =>
      after && of === depth ? [after] : [],
    )
    this.change(
      target,
      mergeChanges(units, {
        depth,
        forecasts: new Map(),
        own: [...standing.cells.values()].flatMap(({ measure, line, period, after, depthAfter }) =>
          after !== null && depthAfter === depth ? [{ measure, line, period, value: after }] : [],
        ),
        touches: ({ theirs }, line, period) =>
          theirs !== null && moves(theirs.assumption, line, period),
        pinned: (line, period) => own.some(({ assumption }) => moves(assumption, line, period)),
      }),
    )
  }
}
