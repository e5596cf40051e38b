/** By what a forecast is known again. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { deserialize, serialize } from 'node:v8'
import type { FamilyForecast, FamilyTask } from '@main/engine/baseline/family-forecast'
import type { BenchedForecast, ForecastTask, PoolTask } from '@main/engine/baseline/forecast-task'
import type { DemandPolicy } from '@shared/model/demand-policy'
import type { ForecastSetting } from '@shared/model/forecast-setting'

export type { FamilyTask, ForecastTask, PoolTask }

export const isFamily = (task: PoolTask): task is FamilyTask => 'parents' in task

/** Equal for tasks with equal forecasts: made of the history, what is asked for, and the `version` of the program that forecasts. */
export function forecastKey(version: string, { series, options }: ForecastTask): string {
  const { seasonLength, start, values } = series
  return createHash('sha256')
    .update(JSON.stringify([version, seasonLength, start, options]))
    .update(Buffer.from(values.buffer, values.byteOffset, values.byteLength))
    .digest('hex')
    .slice(0, 32)
}

/** Equal for families with equal forecasts: made of the keys of their nodes, and what puts these together. */
export const familyKey = (version: string, { parents, prices, tasks, way }: FamilyTask): string =>
  createHash('sha256')
    .update(JSON.stringify([parents, prices, way, tasks.map((task) => forecastKey(version, task))]))
    .digest('hex')
    .slice(0, 32)

/** By what is known that all forecasts are kept which plans of a snapshot read, under what planners want of its items and the demand policy. */
export const snapshotMark = (
  version: string,
  fileHash: string,
  settings: ReadonlyMap<string, ForecastSetting>,
  { calendar, events, outside, firm }: DemandPolicy,
): string =>
  createHash('sha256')
    .update(JSON.stringify([version, fileHash, [...settings].sort(([a], [b]) => (a < b ? -1 : 1))]))
    .update(JSON.stringify([calendar, events, outside, firm.quotes]))
    .digest('hex')
    .slice(0, 32)

/** The version of the program that forecasts: of its built file, which names what it imports. */
export const versionOf = (file: string): string =>
  createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 16)

/** A forecast as it is kept, and read again. */
export const writeForecast = (forecast: BenchedForecast | FamilyForecast): Buffer =>
  serialize(forecast)
export const readForecast = (bytes: Buffer): BenchedForecast =>
  deserialize(bytes) as BenchedForecast
export const readFamily = (bytes: Buffer): FamilyForecast => deserialize(bytes) as FamilyForecast
