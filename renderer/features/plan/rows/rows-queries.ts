/** What the rows, filters and views of the plan ask of the services. */
import type { Params, Result } from '@shared/contract/contract'
import type { Selection, Side } from '@shared/contract/planning-calls'
import { type Exception, isEmptyFilter, type RowFilter } from '@shared/contract/row-filter'
import type { KeptView } from '@shared/contract/view-calls'
import { keepPreviousData } from '@tanstack/react-query'
import { call } from '../../../client/client'
import { reportError } from '../../../client/error-reports'
import { useAction, useCall } from '../../../client/queries'

export { reportError }

export const useExceptionCounts = (
  scenario: string,
  where: Selection,
  exceptions: readonly Exception[],
) =>
  useCall(
    'planning.countExceptions',
    { scenario, where, exceptions: [...exceptions] },
    { placeholderData: keepPreviousData },
  )

export const useKeptViews = (): readonly KeptView[] | undefined => useCall('views.list', {}).data

export const useSaveView = (onSuccess: (view: KeptView) => void) =>
  useAction('views.save', { onSuccess })

export const useRemoveView = (onSuccess: (name: string) => void) =>
  useAction('views.remove', { onSuccess: (_, { name }) => onSuccess(name) })

export const useImportView = (onSuccess: (view: KeptView) => void) =>
  useAction('views.import', { onSuccess })

export const askRowPath = (
  params: Params<'planning.rowPath'>,
): Promise<Result<'planning.rowPath'>> => call('planning.rowPath', params)

export const askWhy = (params: Params<'planning.why'>): Promise<Result<'planning.why'>> =>
  call('planning.why', params)

/** The totals of what a selection names on a side, as one row a measure; of what the filter leaves of it. */
export const openNode = (
  scenario: string,
  side: Side,
  where: Selection,
  filter: RowFilter,
): Promise<Result<'planning.openView'>> =>
  call('planning.openView', {
    ...{ scenario, side, where, levels: [], openTo: 0 },
    ...(isEmptyFilter(filter) ? {} : { filter }),
  })
