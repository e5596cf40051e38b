/** The formatting functions in the language of the moment. */
import type { Language } from '@shared/contract/app-calls'
import type { Bilingual } from '@shared/contract/call-shape'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import {
  formatClock,
  formatDate,
  formatDateTime,
  formatExact,
  formatMoney,
  formatMoneyCompact,
  formatMonth,
  formatPeriod,
  formatQuantity,
  formatQuantityCompact,
  formatShare,
  nameOf,
} from './format'

export const useLanguage = (): Language =>
  useTranslation().i18n.language === 'zh-CN' ? 'zh-CN' : 'en'

export function useFormat() {
  const language = useLanguage()
  return useMemo(
    () => ({
      language,
      quantity: (value: number, decimals?: number) => formatQuantity(value, language, decimals),
      exact: (value: number) => formatExact(value, language),
      quantityCompact: (value: number) => formatQuantityCompact(value, language),
      money: (value: number, currency: string) => formatMoney(value, currency, language),
      moneyCompact: (value: number, currency: string) =>
        formatMoneyCompact(value, currency, language),
      share: (value: number) => formatShare(value, language),
      wholeShare: (value: number) => formatShare(value, language, 0),
      period: (period: string) => formatPeriod(period, language),
      month: (period: string) => formatMonth(period, language),
      date: (date: string) => formatDate(date, language),
      dateTime: (moment: string) => formatDateTime(moment, language),
      clock: (moment: string) => formatClock(moment, language),
      name: (name: Bilingual) => nameOf(name, language),
    }),
    [language],
  )
}
