/** Everything that can be merged: drivers first, then cells by family and item. */
import type { MergePreview } from '@shared/contract/compare-calls'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../ui/use-format'
import { MergeItem } from './merge-cells'
import { groupCells, type MergeUnit, type Side } from './merge-choices'
import { MergeDrivers } from './merge-drivers'
import { MergeForecasts } from './merge-forecasts'
import type { MergeUnitProps } from './merge-unit-parts'

type MergeListProps = Omit<MergeUnitProps, 'unit' | 'label' | 'onTake' | 'onSettle'> & {
  readonly preview: MergePreview
  readonly onTakeAll: (units: readonly MergeUnit[], taken: boolean) => void
  readonly onSettleAll: (units: readonly MergeUnit[], side: Side) => void
}

export function MergeList({ preview, onTakeAll, onSettleAll, ...rest }: MergeListProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const families = useMemo(() => groupCells(preview.cells), [preview])
  const shared = {
    ...rest,
    onTake: (unit: MergeUnit, taken: boolean) => onTakeAll([unit], taken),
    onSettle: (unit: MergeUnit, side: Side) => onSettleAll([unit], side),
  }
  return (
    <div className="merge-list">
      {preview.drivers.length > 0 ? (
        <section>
          <h3>{t('scenarios.drivers')}</h3>
          <MergeDrivers drivers={preview.drivers} {...shared} />
        </section>
      ) : null}
      {preview.forecasts.length > 0 ? (
        <section>
          <h3>{t('scenarios.mergeForecastTitle')}</h3>
          <MergeForecasts
            {...shared}
            forecasts={preview.forecasts}
            onTakeAll={onTakeAll}
            onSettleAll={onSettleAll}
          />
        </section>
      ) : null}
      {families.map(({ family, items }) => (
        <section key={family.code}>
          <h3>{format.name(family.name)}</h3>
          {items.map((group) => (
            <MergeItem
              key={group.item.code}
              group={group}
              onTakeAll={onTakeAll}
              onSettleAll={onSettleAll}
              {...shared}
            />
          ))}
        </section>
      ))}
    </div>
  )
}
