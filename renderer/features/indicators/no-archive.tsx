/** Before any cycle was published: why there is nothing to measure, and what makes it. */
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useViewState } from '../../app/view-state'
import { EmptyState } from '../../ui/empty-state'
import { Panel } from '../../ui/panel'

/** `selected`: only the selection has nothing. */
export function NoArchive({ selected }: { readonly selected: boolean }) {
  const { t } = useTranslation()
  const show = useViewState((view) => view.show)
  return (
    <Panel title={t('indicators.accuracy')}>
      {selected ? (
        <EmptyState title={t('indicators.emptySelection')} />
      ) : (
        <EmptyState title={t('indicators.empty')} text={t('indicators.emptyText')}>
          <Button onClick={() => show('decisions')}>{t('indicators.toDecisions')}</Button>
          <Button onClick={() => show('data')}>{t('indicators.toData')}</Button>
        </EmptyState>
      )}
    </Panel>
  )
}
