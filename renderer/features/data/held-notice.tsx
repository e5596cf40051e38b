import type { PullState } from '@shared/contract/snapshot-calls'
import { lacksOf } from '@shared/model/entities/indispensable'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { usePlannedSnapshot, useSnapshots } from '../../app/app-queries'
import { useViewState } from '../../app/view-state'
import { useFormat } from '../../ui/use-format'
import { ruleName } from '../quality/rule-words'
import { useFindings, useQualityOf } from './data-queries'
import { entityName } from './entity-name'
import { UseSnapshot } from './use-snapshot'

/** After a pull that lacks what a plan needs: which snapshot the plan stays on, why, and the way to take it all the same. */
export function HeldNotice({ pull: { held, snapshot } }: { readonly pull: PullState }) {
  const { t } = useTranslation()
  const format = useFormat()
  const planned = usePlannedSnapshot()
  const sealed = useSnapshots().data?.find((one) => one.snapshot === snapshot)
  const findings = useFindings(held ? sealed?.snapshot : undefined).data?.findings
  const check = useQualityOf(held ? sealed?.snapshot : undefined).data?.check
  const show = useViewState((view) => view.show)
  if (!held || !sealed || planned?.snapshot === snapshot) return null
  const before = planned ? format.date(planned.asOf.slice(0, 10)) : undefined
  return (
    <div className="pull-held" role="alert">
      <strong>{t('data.held')}</strong>{' '}
      {before === undefined ? t('data.heldWithoutPlan') : t('data.heldStays', { date: before })}
      <ul>
        {lacksOf(sealed.entities, findings ?? []).map(({ entity, lack }) => (
          <li key={entity}>{t(`data.lack_${lack}`, { entity: entityName(t, entity) })}</li>
        ))}
        {check?.blocks.map(({ rule, things }) => (
          <li key={rule}>
            {ruleName(t, rule)}: {things}
          </li>
        ))}
      </ul>
      {check && check.blocks.length > 0 ? (
        <Button size="small" onClick={() => show('quality')}>
          {t('quality.quality')}
        </Button>
      ) : (
        <UseSnapshot snapshot={sealed} label={t('data.useSnapshot')} />
      )}
    </div>
  )
}
