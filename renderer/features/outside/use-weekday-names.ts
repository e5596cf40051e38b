import { useTranslation } from 'react-i18next'

/** Monday first, 0 is Sunday; the third of January 2027 is one. */
export function useWeekdayNames(): { readonly value: number; readonly label: string }[] {
  const { i18n } = useTranslation()
  const names = new Intl.DateTimeFormat(i18n.language, { weekday: 'short', timeZone: 'UTC' })
  return [1, 2, 3, 4, 5, 6, 0].map((value) => ({
    value,
    label: names.format(Date.UTC(2027, 0, 3 + value)),
  }))
}
