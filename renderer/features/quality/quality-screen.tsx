/** Whether the data can be relied on: scores, findings to be worked on, rules, fixes and the gate. */
import { Button, Tabs } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSnapshots } from '../../app/app-queries'
import { EmptyState } from '../../ui/empty-state'
import { LoadFailed } from '../../ui/load-failed'
import { Loading } from '../../ui/loading'
import { useFormat } from '../../ui/use-format'
import { useMayKeepData } from '../data/data-queries'
import { NoPlanYet } from '../data/no-plan-yet'
import { BlockedNotice } from './blocked-notice'
import { EntitiesTab } from './entities-tab'
import { FindingsTab } from './findings-tab'
import { FixesTab } from './fixes-tab'
import { GateTab } from './gate-tab'
import { useCheckAgain, useOverview, useRules } from './quality-queries'
import './quality-screen.css'
import { RulesTab } from './rules-tab'
import { SourceTiles } from './source-tiles'

export function QualityScreen() {
  const { t } = useTranslation()
  const format = useFormat()
  const overview = useOverview()
  const rules = useRules()
  const noData = useSnapshots().data?.length === 0
  const failed = [overview, rules].find((one) => one.isError && !one.data)
  if (failed?.error) return <LoadFailed error={failed.error} retry={() => void failed.refetch()} />
  if (!overview.data || !rules.data) return <Loading />
  const { check } = overview.data
  const never = noData ? (
    <NoPlanYet />
  ) : (
    <EmptyState title={t('quality.noCheck')} text={t('quality.noCheckText')}>
      <CheckAgain label={t('quality.checkFirst')} />
    </EmptyState>
  )
  const tabs = [
    {
      key: 'findings',
      label: t('quality.tab_findings'),
      children: check ? <FindingsTab overview={overview.data} rules={rules.data} /> : never,
    },
    {
      key: 'entities',
      label: t('quality.tab_entities'),
      children: check ? <EntitiesTab check={check} /> : never,
    },
    { key: 'rules', label: t('quality.tab_rules'), children: <RulesTab rules={rules.data} /> },
    { key: 'fixes', label: t('quality.tab_fixes'), children: <FixesTab /> },
    { key: 'gate', label: t('quality.tab_gate'), children: <GateTab rules={rules.data} /> },
  ]
  return (
    <div className="quality-screen">
      <div className="quality-head">
        <h1>{t('quality.quality')}</h1>
        <SourceTiles overview={overview.data} />
        <span className="quality-gap" />
        {check ? (
          <span className="secondary small">
            {t('quality.checkedAt', { time: format.dateTime(check.checkedAt) })}
          </span>
        ) : null}
        {check ? <CheckAgain label={t('quality.checkNow')} /> : null}
      </div>
      {check ? <BlockedNotice check={check} /> : null}
      <Tabs size="small" items={tabs} />
    </div>
  )
}

function CheckAgain({ label }: { readonly label: string }) {
  const mayKeep = useMayKeepData()
  const check = useCheckAgain()
  return (
    <Button
      size="small"
      disabled={!mayKeep}
      loading={check.isPending}
      onClick={() => check.mutate({})}
    >
      {label}
    </Button>
  )
}
