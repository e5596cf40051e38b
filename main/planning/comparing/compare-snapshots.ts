/** Two snapshots compared: rows, then the base plan part by part, then the greatest changes one by one. */
import type { DataChange } from '@main/engine/data-changes/data-change'
import { type ChangedRows, gatherChanges } from '@main/engine/data-changes/gather-changes'
import type { PlanModel } from '@main/engine/plan/plan-model'
import { numberOf, type PlanSource, textOf } from '@main/engine/source/plan-source'
import { unitFactors } from '@main/engine/source/planning-units'
import { readOnce } from '@main/engine/source/read-once'
import type { SnapshotPair } from '@main/store/reading'
import type { ComparedPart, SnapshotComparison } from '@shared/contract/comparison-calls'
import { EvenkeelError } from '@shared/contract/error-codes'
import type { Indicators } from '@shared/contract/planning-calls'
import type { CanonicalRow } from '@shared/model/entities/canonical-entities'
import { createStepReader } from '../plan-of-steps'
import type { ComparisonAsked, ComparisonStep, WholeComparison } from './comparison-requests'
import { createNames, describeChange, type KnownPlaces } from './describe-change'
import { createHybrid, type HybridSource, partOfEntity } from './hybrid-source'
import { inOrderOfEffect } from './rank-changes'
import { singleEffects } from './single-effects'
import { walkParts } from './walk-parts'

export interface ComparedEnd {
  readonly source: PlanSource
  readonly asOf: string
  /** Reads the sealed snapshot into a model. Throws what no plan can be made of, and SNAPSHOT_DAMAGED. */
  model(): PlanModel
}

export interface CompareDeps {
  readonly before: ComparedEnd
  readonly after: ComparedEnd
  readonly pair: SnapshotPair
  modelOf(hybrid: HybridSource): PlanModel
  tell(step: ComparisonStep): void
}

interface PlanSide {
  readonly plan: NonNullable<SnapshotComparison['plan']>
  readonly effects: ReadonlyMap<DataChange, Indicators>
  readonly places: KnownPlaces
}

/** Compares; throws SNAPSHOT_DAMAGED. Where no plan can be made of one of the snapshots, what changed is told without effects. */
export function compareSnapshots(asked: ComparisonAsked, deps: CompareDeps): WholeComparison {
  const { before, after, pair, tell } = deps
  const sources = { before: readOnce(before.source), after: readOnce(after.source) }
  const changed: ChangedRows = {
    differing: pair.differing,
    changes: pair.changes,
    rows: (side, entity) => sources[side].rows(entity),
  }
  const gathered = gatherChanges(changed, contextOf(sources), (at, done, total) =>
    tell({ phase: 'rows', at, done, total }),
  )
  const differing = new Set(gathered.entities.map(({ entity }) => entity))
  const planned = planSide(asked, deps, sources, gathered.changes, differing)
  const names = createNames(sources.before, sources.after)
  const company = [...sources.after.rows('company')][0]
  return {
    currency: company ? textOf(company, 'currency') : '',
    plan: planned?.plan ?? null,
    totals: [...gathered.totals],
    entities: gathered.entities.map((counts) => ({ ...counts, ...pair.rows(counts.entity) })),
    changes: inOrderOfEffect(
      gathered.changes.map((change) =>
        describeChange(
          change,
          planned?.effects.get(change) ?? null,
          names,
          planned?.places ?? null,
        ),
      ),
    ),
  }
}

function contextOf(sources: { readonly before: PlanSource; readonly after: PlanSource }) {
  const items = new Map<string, CanonicalRow>()
  for (const source of [sources.before, sources.after])
    for (const row of source.rows('item')) items.set(textOf(row, 'item'), row)
  const factor = unitFactors(sources.after)
  const number = (item: string, field: string): number => {
    const row = items.get(item)
    return row ? numberOf(row, field) : 0
  }
  return {
    factor,
    priceOf: (item: string) => number(item, 'price'),
    costOf: (item: string) => number(item, 'standard_cost'),
    nameOf(item: string) {
      const row = items.get(item)
      return row ? { zh: textOf(row, 'name_zh'), en: textOf(row, 'name_en') } : null
    },
  }
}

function planSide(
  { steps, policy, span }: ComparisonAsked,
  { before, after, modelOf, tell }: CompareDeps,
  sources: { readonly before: PlanSource; readonly after: PlanSource },
  changes: readonly DataChange[],
  differing: ReadonlySet<string>,
): PlanSide | null {
  const models = modelsOf(before, after)
  if (!models) return null
  const readPlan = createStepReader(policy)
  const hybrid = createHybrid(
    { source: sources.before, asOf: before.asOf },
    { source: sources.after, asOf: after.asOf },
  )
  const { of, to, parts } = walkParts(
    {
      ...models,
      hybrid,
      differing,
      modelOf,
      read: (model, read) => readPlan(model, steps, read),
      begin: (at, done, total) => tell({ phase: 'plan', at, done, total }),
    },
    span,
  )
  const effects = readPlan(models.after, steps, (plan) =>
    singleEffects(plan, sources, models.before, changes, span, (at, done, total) =>
      tell({ phase: 'effects', at, done, total }),
    ),
  )
  const { axis, demandOfItem, supplyOfItem, demandLines } = models.after
  const customers = new Set(demandLines.map(({ customer }) => customer.customer))
  return {
    plan: { of, to, parts: parts.map((part) => withTold(part, effects)) },
    effects,
    places: {
      periods: axis.periods,
      current: axis.current,
      hasItem: (item) => demandOfItem.has(item) || supplyOfItem.has(item),
      hasCustomer: (customer) => customers.has(customer),
    },
  }
}

/** Null where the data of one end makes no plan. */
function modelsOf(before: ComparedEnd, after: ComparedEnd) {
  try {
    return { before: before.model(), after: after.model() }
  } catch (error) {
    if (error instanceof EvenkeelError && !error.code.startsWith('SNAPSHOT_')) return null
    throw error
  }
}

/** Prices stand in rows of other parts and are told with the prices. */
const partOfChange = ({ kind, entity }: DataChange) =>
  kind === 'price_changed' || kind === 'cost_changed' ? 'prices' : partOfEntity(entity)

function withTold(
  part: Pick<ComparedPart, 'part' | 'effect'> & { readonly entities: readonly string[] },
  effects: ReadonlyMap<DataChange, Indicators>,
): ComparedPart {
  const told: Indicators = {}
  let changes = 0
  for (const [change, effect] of effects) {
    if (partOfChange(change) !== part.part) continue
    changes += 1
    for (const [key, value] of Object.entries(effect) as [keyof Indicators, number][])
      told[key] = (told[key] ?? 0) + value
  }
  return { ...part, entities: [...part.entities], told, changes }
}
