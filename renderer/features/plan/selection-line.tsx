/** What the selected cells come to, in the status line. */
import type { MeasureUnit } from '@shared/model/measures/measure-shape'
import { measureNamed } from '@shared/model/measures/measures'
import { Select } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useOwnMeasures } from '../../app/measure-words'
import { useFormat } from '../../ui/use-format'
import type { LiveView } from './live-view'
import { usePreferences } from './plan-preferences'
import { useCurrency } from './plan-queries'
import type { SelectedRange } from './plan-selection'
import { type Scale, scales } from './read-preferences'
import { type SelectionSummary, summarise } from './selection-summary'
import { useCellsOf } from './use-cells-of'

interface SelectionLineProps {
  readonly range: SelectedRange
  readonly live: LiveView
}

/** Shown where more than a cell is selected. */
export function SelectionLine({ range, live }: SelectionLineProps) {
  const { t } = useTranslation()
  const scale = usePreferences((preferences) => preferences.scale)
  const change = usePreferences((preferences) => preferences.change)
  const summary = useSummary({ range, live })
  const write = useScaledFormat(summary?.unit ?? null, scale)
  if (!summary) return null
  const { count, total, totalOf, average, least, most, nested, unit } = summary
  const figures: [string, string][] = [[t('plan.sum_count'), String(count)]]
  if (unit !== null) {
    if (total !== null) figures.push([t(`plan.sum_${totalOf}`), write(total)])
    figures.push([t('plan.sum_average'), write(average)])
    figures.push([t('plan.sum_least'), write(least)], [t('plan.sum_most'), write(most)])
  }
  const scaled = unit === 'quantity' || unit === 'money' || unit === 'hours'
  return (
    <section
      className="selection-line"
      aria-label={t('plan.sum_cells', { count: summary.cells })}
      title={nested ? t('plan.sum_nested') : undefined}
    >
      {figures.map(([name, figure]) => (
        <span key={name}>
          {name} <b>{figure}</b>
        </span>
      ))}
      {nested ? <span aria-hidden>*</span> : null}
      {scaled ? (
        <Select
          size="small"
          variant="borderless"
          value={scale}
          aria-label={t('plan.sum_scale')}
          popupMatchSelectWidth={false}
          onChange={(chosen) => change({ scale: chosen })}
          options={scales.map((value) => ({ value, label: t(`plan.scale_${value}`) }))}
        />
      ) : null}
    </section>
  )
}

function useSummary({ range, live }: SelectionLineProps): SelectionSummary | null {
  const changes = useCellsOf(live)
  const own = useOwnMeasures().data
  // biome-ignore lint/correctness/useExhaustiveDependencies: figures change in place
  return useMemo(() => {
    const declared = (key: string) => {
      const found = own?.find((measure) => measure.key === key)
      if (!found) return measureNamed(key) ?? null
      const overTime = found.across === 'sum' ? ('sum' as const) : ('ratio' as const)
      return { unit: found.unit, across: { kind: found.across }, overTime }
    }
    return summarise(live.block, range, declared)
  }, [live, range, own, changes])
}

/** Figures of a selection: as exact as they are, or counted in thousands and more. */
function useScaledFormat(unit: MeasureUnit | null, scale: Scale): (value: number) => string {
  const format = useFormat()
  const currency = useCurrency()
  return useMemo(
    () => (value) => {
      if (unit === 'share') return format.share(value)
      if (unit === 'days') return format.quantity(value, 1)
      const counted = value / scale
      const decimals = scale > 1 ? 2 : Math.abs(value) >= 100 || Number.isInteger(value) ? 0 : 2
      const figure = format.quantity(counted, decimals)
      return unit === 'money' ? `${currency} ${figure}` : figure
    },
    [unit, scale, format, currency],
  )
}
