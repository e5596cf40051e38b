import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../../ui/empty-state'
import { useFilterParts } from './filter-parts'
import { useRowState } from './row-state'

/** What a side shows when the filter leaves it nothing. */
export function FilteredOut() {
  const { t } = useTranslation()
  const parts = useFilterParts()
  const setFilter = useRowState((state) => state.setFilter)
  return (
    <EmptyState
      title={t('rows.filterNone')}
      text={t('rows.filterNoneText', { what: parts.map(({ text }) => text).join(' · ') })}
    >
      <Button onClick={() => setFilter({})}>{t('rows.filterClear')}</Button>
    </EmptyState>
  )
}
