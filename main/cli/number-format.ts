/** Figures as people of a language write them. */
import type { Language } from '@shared/contract/app-calls'

/** Whole figures from a hundred on, up to two decimals below; a dash where there is none. */
export function figure(language: Language, value: number | null | undefined): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return '–'
  const maximumFractionDigits = Math.abs(value) >= 100 ? 0 : 2
  return new Intl.NumberFormat(language, { maximumFractionDigits }).format(value)
}

/** 0.873 as 87.3%. */
export const share = (language: Language, value: number | undefined): string =>
  value !== undefined && Number.isFinite(value)
    ? new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(value)
    : '–'

/** An indicator by its unit: `utilisation` is a share, everything else a figure. */
export const indicatorFigure = (
  language: Language,
  key: string,
  value: number | undefined,
): string => (key === 'utilisation' ? share(language, value) : figure(language, value))
