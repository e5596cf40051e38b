import { fencedSides, type PlanningPolicy } from '@shared/model/planning-policy'
import { planners, policyKeepers } from '@shared/model/roles'
import { App, Button, InputNumber } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../app/app-queries'
import { LoadFailed } from '../../ui/load-failed'
import { Loading } from '../../ui/loading'
import { Panel } from '../../ui/panel'
import { usePolicy, useSetPolicy } from './settings-queries'

const mostPeriods = 36

/** In which months who may not edit, and which recalculation leaves alone. */
export function PolicyPanel() {
  const { t } = useTranslation()
  const policy = usePolicy()
  return (
    <Panel title={t('app.settingsPolicy')}>
      {policy.error ? (
        <LoadFailed error={policy.error} retry={() => void policy.refetch()} />
      ) : policy.data ? (
        // Drawn anew when somebody else sets it.
        <PolicyForm key={JSON.stringify(policy.data)} policy={policy.data} />
      ) : (
        <Loading />
      )}
    </Panel>
  )
}

function PolicyForm({ policy }: { readonly policy: PlanningPolicy }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [draft, change] = useState(policy)
  const role = useSession().data?.role
  const may = role !== undefined && policyKeepers.includes(role)
  const set = useSetPolicy(() => void message.success(t('app.policySaved')))
  const number = (name: string, value: number, put: (value: number) => void) => (
    <InputNumber
      size="small"
      min={0}
      max={mostPeriods}
      precision={0}
      disabled={!may}
      aria-label={name}
      value={value}
      onChange={(typed) => put(typed ?? 0)}
    />
  )
  return (
    <>
      <p className="policy-note">{t('app.policyFences')}</p>
      <table className="people policy">
        <thead>
          <tr>
            <th scope="col">{t('app.personRole')}</th>
            {fencedSides.map((side) => (
              <th key={side} scope="col">
                {t(`app.policyFence_${side}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {planners.map((one) => (
            <tr key={one}>
              <td>{t(`app.role_${one}`)}</td>
              {fencedSides.map((side) => (
                <td key={side}>
                  {number(
                    t('app.policyFenceOf', {
                      side: t(`app.policyFence_${side}`),
                      role: t(`app.role_${one}`),
                    }),
                    draft.fences[side][one] ?? 0,
                    (periods) =>
                      change({
                        ...draft,
                        fences: {
                          ...draft.fences,
                          [side]: { ...draft.fences[side], [one]: periods },
                        },
                      }),
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className="settings-rows">
        <span>
          <div>{t('app.policyFreeze')}</div>
          <div className="secondary small">{t('app.policyFreezeHint')}</div>
        </span>
        {number(t('app.policyFreeze'), draft.freezePeriods, (freezePeriods) =>
          change({ ...draft, freezePeriods }),
        )}
        {may ? (
          <Button
            type="primary"
            size="small"
            className="policy-save"
            disabled={draft === policy}
            loading={set.isPending}
            onClick={() => set.mutate(draft)}
          >
            {t('app.save')}
          </Button>
        ) : (
          <span className="secondary small">{t('app.policyReadOnly')}</span>
        )}
      </div>
    </>
  )
}
