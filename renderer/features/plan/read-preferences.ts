/** What of the plan's look is remembered, and how it is read back. */
import { type Side, sides, splitRules } from '@shared/contract/planning-calls'
import {
  arrangements,
  besides,
  columnSizes,
  layouts,
  type PlanLook,
} from '@shared/contract/view-calls'
import { usualMeasures } from '@shared/model/role-looks'
import { type RowAttribute, rowAttributes, usualLevels } from '@shared/model/row-levels'

export { type Layout, layouts } from '@shared/contract/view-calls'
export { usualMeasures } from '@shared/model/role-looks'

/** Rules that stay chosen; weights are given for one edit. */
export type UsualRule = (typeof splitRules)[number]

export const askSplits = ['warning', 'always'] as const
export type AskSplit = (typeof askSplits)[number]

/** Smallest and largest size of a grid. */
export const zoomLimits = { least: 0.7, most: 2 } as const

export const scales = [1, 1e3, 1e4, 1e6, 1e8] as const
export type Scale = (typeof scales)[number]

export interface Preferences extends PlanLook {
  readonly rule: UsualRule
  /** Whether a split is shown before it is made: always, or where something is to be confirmed. */
  readonly askSplit: AskSplit
  /** What figures of the selection are counted in. */
  readonly scale: Scale
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const texts = (value: unknown): string[] | undefined =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : undefined

const isAttribute = (value: string): value is RowAttribute =>
  rowAttributes.some((one) => one === value)

const bySide = <T>(value: unknown, read: (one: unknown, side: Side) => T): Record<Side, T> => {
  const given = isObject(value) ? value : {}
  return Object.fromEntries(sides.map((side) => [side, read(given[side], side)])) as Record<Side, T>
}

/** Only what still makes sense of something an older version may have written. */
export function readPreferences(value: unknown): Partial<Preferences> {
  if (!isObject(value)) return {}
  const kept: Partial<Record<keyof Preferences, unknown>> = {}
  const oneOf = (name: keyof Preferences, words: readonly string[]): void => {
    if (words.some((word) => word === value[name])) kept[name] = value[name]
  }
  oneOf('layout', layouts)
  oneOf('beside', besides)
  oneOf('arrangement', arrangements)
  oneOf('columns', columnSizes)
  oneOf('rule', splitRules)
  oneOf('askSplit', askSplits)
  for (const name of ['chart', 'families', 'hideEmpty', 'gapBand'] as const)
    if (typeof value[name] === 'boolean') kept[name] = value[name]
  const { openTo, demandShare, foldedYears, zoom, scale } = value
  if (typeof zoom === 'number' && zoom >= zoomLimits.least && zoom <= zoomLimits.most)
    kept.zoom = zoom
  if (scales.some((one) => one === scale)) kept.scale = scale
  if (Number.isInteger(openTo) && Number(openTo) >= 0 && Number(openTo) <= 11) kept.openTo = openTo
  if (typeof demandShare === 'number' && demandShare >= 0.1 && demandShare <= 0.9)
    kept.demandShare = demandShare
  if (foldedYears !== undefined)
    kept.foldedYears = (texts(foldedYears) ?? []).filter((year) => /^\d{4}$/.test(year))
  if (value.levels !== undefined)
    kept.levels = bySide(
      value.levels,
      (one, side) => texts(one)?.filter(isAttribute) ?? usualLevels[side],
    )
  kept.measures = bySide(value.measures, (one, side) => texts(one) ?? usualMeasures[side])
  return kept as Partial<Preferences>
}
