/** What exporting and importing ask of the services. */
import type { ExportedFile, ImportComparison } from '@shared/contract/workbook-calls'
import { wireErrorOf } from '../../client/error-reports'
import { useAction } from '../../client/queries'

export { wireErrorOf }

export const useExportView = (onSuccess: (file: ExportedFile) => void) =>
  useAction('workbooks.export', { onSuccess })

export const useCompareFile = (onSuccess: (found: ImportComparison) => void) =>
  useAction('workbooks.compare', { onSuccess, quiet: true })

export const useTakeCells = (
  onSuccess: (taken: { readonly count: number; readonly refused: number }) => void,
) =>
  useAction('workbooks.take', {
    quiet: true,
    onSuccess: ({ refused = [] }, { cells }) =>
      onSuccess({ count: cells.length - refused.length, refused: refused.length }),
  })
