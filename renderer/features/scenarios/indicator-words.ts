/** How indicators are written and which way is good. */
import type { IndicatorKey } from '@shared/contract/planning-calls'
import type { Comparison } from '@shared/contract/scenario-calls'
import { useMemo } from 'react'
import { formatMoneyCompact, withSign } from '../../ui/format'
import { useFormat } from '../../ui/use-format'

type Unit = Comparison['indicators'][number]['unit']

const wanted: ReadonlySet<IndicatorKey> = new Set([
  'revenue',
  'gross_margin',
  'consensus_demand',
  'constrained_supply',
])
const unwanted: ReadonlySet<IndicatorKey> = new Set(['shortage', 'stock_value'])

/** Utilisation is neither: full is good until it is too full. */
export function senseOf(key: IndicatorKey, change: number): 'better' | 'worse' | 'neutral' {
  if (change === 0) return 'neutral'
  if (wanted.has(key)) return change > 0 ? 'better' : 'worse'
  if (unwanted.has(key)) return change < 0 ? 'better' : 'worse'
  return 'neutral'
}

export interface Change {
  readonly size: number
  /** Null where there was nothing to compare with. */
  readonly share: number | null
}

export function changeOf(value: number, reference: number): Change {
  const size = value - reference
  // Sums over many lines carry dust; a change nobody could see is none.
  if (Math.abs(size) <= Math.abs(reference) * 1e-9) return { size: 0, share: 0 }
  return { size, share: reference === 0 ? null : size / Math.abs(reference) }
}

export function useIndicatorFormat(currency: string) {
  const format = useFormat()
  return useMemo(() => {
    const value = (figure: number, unit: Unit): string => {
      if (unit === 'money') return formatMoneyCompact(figure, currency, format.language)
      return unit === 'share' ? format.share(figure) : format.quantity(figure)
    }
    return {
      value,
      exact: (figure: number, unit: Unit): string =>
        unit === 'money' ? format.money(figure, currency) : value(figure, unit),
      change: ({ size, share }: Change, unit: Unit): string => {
        const absolute = withSign(size, (figure) => value(figure, unit))
        // Of a share the difference in points says it all.
        return unit === 'share' || share === null
          ? absolute
          : `${absolute} (${withSign(share, format.share)})`
      },
    }
  }, [format, currency])
}
