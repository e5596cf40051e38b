/** Names of attributes and of their values, in the language of the moment. */
import type { Bilingual } from '@shared/contract/call-shape'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../ui/use-format'

/** Attributes whose codes are words of the data standard, not names of the company. */
const worded: ReadonlySet<string> = new Set(['lifecycle', 'make_or_buy'])

export function useAttributeWords() {
  const { t } = useTranslation()
  const format = useFormat()
  return useMemo(
    () => ({
      attribute: (name: string): string =>
        t(`rows.level_${name}` as 'rows.level_item', { defaultValue: name }),
      value(attribute: string, code: string, name: Bilingual): string {
        if (code === '') return t('rows.value_none')
        const text = format.name(name)
        return worded.has(attribute) && text === code
          ? t(`rows.value_${code}` as 'rows.value_make', { defaultValue: code })
          : text || code
      },
    }),
    [t, format],
  )
}
