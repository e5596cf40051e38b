import type { FormulaCheck } from '@shared/contract/measure-calls'
import type { LineLevel } from '@shared/model/measures/measure-shape'
import { planners } from '@shared/model/roles'
import { useEffect, useState } from 'react'
import { useSession } from '../../app/app-queries'
import { useAction, useCall } from '../../client/queries'

export const useConnectionNames = () =>
  useCall('connections.list', {}).data?.map(({ name }) => name) ?? []

/** Own measures are for those who plan. */
export function useMayDefineMeasures(): boolean {
  const role = useSession().data?.role
  return role !== undefined && planners.includes(role)
}

export const useSaveMeasure = () => useAction('measures.save')
export const useRemoveMeasure = () => useAction('measures.remove')

const pause = 250

/** What the services say of a formula once the typing pauses; undefined while they have not answered for this text. */
export function useFormulaCheck(
  key: string,
  level: LineLevel,
  formula: string,
): FormulaCheck | undefined {
  const [settled, settle] = useState(formula)
  useEffect(() => {
    const timer = setTimeout(() => settle(formula), pause)
    return () => clearTimeout(timer)
  }, [formula])
  const wanted = settled.trim() !== '' && settled === formula
  const answer = useCall('measures.check', { key, level, formula: settled }, { enabled: wanted })
  return wanted ? answer.data : undefined
}
export const usePolicy = () => useCall('policy.get', {})

export const useSetPolicy = (saved: () => void) => useAction('policy.set', { onSuccess: saved })

export const useEditReasons = () => useCall('editReasons.get', {})
export const useSetEditReasons = (onSuccess: () => void) =>
  useAction('editReasons.set', { onSuccess })
