import { useTranslation } from 'react-i18next'

/** Says a holiday that the program knows in words; others are named by who added them. */
export function useHolidayName(): (holiday: string) => string {
  const { t, i18n } = useTranslation()
  return (holiday) => {
    const key = `outside.holiday_${holiday}`
    return i18n.exists(key) ? t(key as 'outside.holiday_easter') : holiday
  }
}
