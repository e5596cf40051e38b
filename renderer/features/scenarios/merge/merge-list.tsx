/** Everything that can be merged: drivers first, then cells by family and item. */
import type { MergePreview } from '@shared/contract/compare-calls'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../ui/use-format'
import { MergeItem } from './merge-cells'
import { groupCells, type MergeUnit } from './merge-choices'
import { MergeDrivers } from './merge-drivers'
import { MergeForecasts } from './merge-forecasts'
import type { MergeUnitProps } from './merge-unit-parts'

type MergeListProps = Omit<MergeUnitProps, 'unit' | 'label' | 'onTake'> & {
  readonly preview: MergePreview
  readonly onTakeAll: (units: readonly MergeUnit[], taken: boolean) => void
}

export function MergeList({ preview, onTakeAll, ...rest }: MergeListProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const families = useMemo(() => groupCells(preview.cells), [preview])
  const shared = {
    ...rest,
    onTake: (unit: MergeUnit, taken: boolean) => onTakeAll([unit], taken),
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
          <MergeForecasts forecasts={preview.forecasts} {...shared} />
        </section>
      ) : null}
      {families.map(({ family, items }) => (
        <section key={family.code}>
          <h3>{format.name(family.name)}</h3>
          {items.map((group) => (
            <MergeItem key={group.item.code} group={group} onTakeAll={onTakeAll} {...shared} />
          ))}
        </section>
      ))}
    </div>
  )
}
