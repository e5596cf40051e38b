/** Why a typed text is no entry, in words. */
import { parseEntry } from '@shared/model/cell-entry/parse-entry'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

export function useEntryFault(): (text: string) => string | null {
  const { t } = useTranslation()
  return useMemo(
    () => (text) => {
      const entry = parseEntry(text)
      if (entry.kind !== 'error') return null
      return t(`plan.entry_${entry.reason}`, { rest: text.slice(entry.at) })
    },
    [t],
  )
}
