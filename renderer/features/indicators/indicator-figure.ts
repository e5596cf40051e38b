/** An indicator's figure in words of its unit; a dash where its formula is undefined. */
import type { ErrorKey, OperatingKey } from '@shared/contract/indicator-calls'
import type { TFunction } from 'i18next'
import { formatQuantity, formatShare, noFigure, withSign } from '../../ui/format'
import type { useFormat } from '../../ui/use-format'

type Language = ReturnType<typeof useFormat>['language']
type Unit = 'share' | 'points' | 'ratio' | 'quantity' | 'days' | 'times'

const units: Readonly<Record<ErrorKey | OperatingKey, Unit>> = {
  wmape: 'share',
  value_added: 'points',
  bias: 'share',
  tracking_signal: 'ratio',
  mape: 'share',
  smape: 'share',
  mase: 'ratio',
  mae: 'quantity',
  rmse: 'quantity',
  fill_rate: 'share',
  planned_fill_rate: 'share',
  stock_turns: 'times',
  stock_days: 'days',
  days_sales_outstanding: 'days',
  days_payables_outstanding: 'days',
  cash_to_cash: 'days',
  utilisation: 'share',
}

/** Above zero and below mean different things. */
const signed: ReadonlySet<string> = new Set(['bias', 'tracking_signal', 'value_added'])

/** The figure with its unit, in the language of the screen. */
export function indicatorFigure(
  t: TFunction,
  language: Language,
  key: ErrorKey | OperatingKey,
  value: number | null,
): string {
  if (value === null) return noFigure
  const unit = units[key]
  const write = (size: number): string => {
    if (unit === 'share') return formatShare(size, language)
    if (unit === 'points')
      return t('indicators.unit_points', { figure: formatQuantity(size * 100, language, 1) })
    const figure = formatQuantity(size, language, unit === 'ratio' ? 2 : 1)
    if (unit === 'days') return t('indicators.unit_days', { figure })
    return unit === 'times' ? t('indicators.unit_times', { figure }) : figure
  }
  return signed.has(key) ? withSign(value, write) : write(value)
}
