/** What the indicators screen asks of the services. */
import type { Selection } from '@shared/contract/planning-calls'
import { keepPreviousData } from '@tanstack/react-query'
import { useCall } from '../../client/queries'

const kept = { placeholderData: keepPreviousData }

export const useAccuracy = (where: Selection, months: number) =>
  useCall('indicators.accuracy', { where, months }, kept)
export const useWaterfall = (where: Selection, cycles: number) =>
  useCall('indicators.waterfall', { where, cycles }, kept)
export const useFinance = (where: Selection) => useCall('indicators.finance', { where }, kept)
export const useOperations = (where: Selection) =>
  useCall('indicators.operations', { where, span: operationsSpan }, kept)

/** Months ahead that indicators of stock and money cover. */
export const operationsSpan = 12
