import { Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import { StaleBadge } from '../ui/stale-badge'
import { useFormat } from '../ui/use-format'
import { useDataAges, usePlannedSnapshot, useSnapshots } from './app-queries'

/** How old the data on the screens is. */
export function DataStamp() {
  const { t } = useTranslation()
  const format = useFormat()
  const known = useSnapshots().data !== undefined
  const snapshot = usePlannedSnapshot()
  const ages = useDataAges().data
  if (!known) return null
  if (!snapshot)
    return (
      <Tooltip title={t('app.noDataHint')}>
        <span className="data-stamp absent">{t('app.noData')}</span>
      </Tooltip>
    )
  const { snapshot: name, sealedAt } = snapshot
  return (
    <>
      <Tooltip title={t('app.snapshotOf', { snapshot: name, time: format.dateTime(sealedAt) })}>
        <span className="data-stamp">
          {t('app.dataAsOf', { date: format.date(snapshot.asOf.slice(0, 10)) })}
        </span>
      </Tooltip>
      <StaleBadge ages={ages ?? []} />
    </>
  )
}
