/** What the screens of a new workspace show first: what a plan is made from, and the one step that makes it. */
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSettings } from '../../app/app-queries'
import { BrandSign } from '../../app/brand-mark'
import { useViewState } from '../../app/view-state'
import { useMayKeepData, useStartPull } from './data-queries'
import './no-plan-yet.css'

export function NoPlanYet() {
  const { t } = useTranslation()
  const show = useViewState((view) => view.show)
  const source = useSettings().data?.source
  const mayPull = useMayKeepData() && source !== null && source !== undefined
  const start = useStartPull()
  const pull = () => {
    start.mutate({})
    show('data')
  }
  return (
    <div className="no-plan-yet">
      <BrandSign size={56} />
      <h1>{t('plan.empty')}</h1>
      <p>{mayPull ? t('plan.emptyText', { source }) : t('plan.emptyElsewhere')}</p>
      {mayPull ? (
        <Button type="primary" size="large" onClick={pull}>
          {t('plan.pullData')}
        </Button>
      ) : null}
      <Button type="link" onClick={() => show('data')}>
        {t('plan.toData')}
      </Button>
    </div>
  )
}
