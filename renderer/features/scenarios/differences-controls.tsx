/** Above the cells that differ: measure, family, level and order. */
import type { Differences } from '@shared/contract/compare-calls'
import { Segmented, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { AttributeSelect } from './attribute-select'
import { differenceLevels, useDifferencesOptions } from './differences-options'

export function DifferencesControls({
  found,
  scenario,
}: {
  readonly found: Differences | undefined
  readonly scenario: string
}) {
  const { t } = useTranslation()
  const { level, by, measure, family, change } = useDifferencesOptions()
  const known = Object.entries(found?.byMeasure ?? {})
  const options = known.map(([key, count]) => ({
    value: key,
    label: `${t(`measures.${key}` as 'measures.override')} (${count})`,
  }))
  return (
    <div className="differences-controls">
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        value={measure}
        placeholder={t('scenarios.anyMeasure')}
        aria-label={t('scenarios.measure')}
        popupMatchSelectWidth={false}
        options={options}
        onChange={(chosen) => change({ measure: chosen ?? null })}
      />
      <AttributeSelect
        scenario={scenario}
        attribute="family"
        label={t('scenarios.differenceFamily')}
        placeholder={t('scenarios.everyFamily')}
        value={family}
        onChange={(chosen) => change({ family: chosen })}
      />
      <Segmented
        size="small"
        aria-label={t('scenarios.differenceLevel')}
        value={level}
        onChange={(chosen) => change({ level: chosen })}
        options={differenceLevels.map((value) => ({
          value,
          label: t(`scenarios.level_${value}`),
        }))}
      />
      <Segmented
        size="small"
        aria-label={t('scenarios.order')}
        value={by}
        onChange={(chosen) => change({ by: chosen })}
        options={[
          { value: 'money' as const, label: t('scenarios.order_money') },
          { value: 'units' as const, label: t('scenarios.order_units') },
        ]}
      />
    </div>
  )
}
