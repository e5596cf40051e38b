/** What changed from one snapshot to another: the changes, the plan part by part, the rows. */
import type { SnapshotComparison } from '@shared/contract/comparison-calls'
import { Button, Drawer, Tabs } from 'antd'
import { useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSnapshots } from '../../app/app-queries'
import { EmptyState } from '../../ui/empty-state'
import { LoadFailed } from '../../ui/load-failed'
import { useFormat } from '../../ui/use-format'
import { ChangesFilter } from './changes-filter'
import { ChangesTable } from './changes-table'
import './comparison.css'
import { type PageAsked, stopComparison, useComparison } from './comparison-queries'
import { type ComparedPair, useComparisonState } from './comparison-state'
import { ComparisonWorking } from './comparison-working'
import { EntityCountsTable } from './entity-counts-table'
import { PlanPartsTable } from './plan-parts-table'

const everything: PageAsked = { groups: [], search: '', page: 1 }

export function ComparisonDrawer() {
  const { pair, close } = useComparisonState()
  return pair ? <OpenDrawer key={`${pair.of} ${pair.to}`} pair={pair} close={close} /> : null
}

interface OpenDrawerProps {
  readonly pair: ComparedPair
  readonly close: () => void
}

function OpenDrawer({ pair, close }: OpenDrawerProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const snapshots = useSnapshots().data ?? []
  const nameOf = (id: string): string => {
    const found = snapshots.find(({ snapshot }) => snapshot === id)
    return found ? format.dateTime(found.sealedAt) : id
  }
  return (
    <Drawer
      open
      onClose={close}
      size={1180}
      className="comparison-drawer"
      title={
        <>
          {t('comparison.title')}{' '}
          <span className="secondary">
            {t('comparison.between', { of: nameOf(pair.of), to: nameOf(pair.to) })}
          </span>
        </>
      }
    >
      <Comparison pair={pair} />
    </Drawer>
  )
}

function Comparison({ pair }: { readonly pair: ComparedPair }) {
  const { t } = useTranslation()
  const request = useId()
  const [asked, setAsked] = useState(everything)
  useEffect(() => () => stopComparison(request), [request])
  const answer = useComparison(pair, asked, request)
  const found = answer.data
  if (answer.error && 'code' in answer.error && answer.error.code === 'CANCELLED')
    return (
      <EmptyState title={t('comparison.cancelled')}>
        <Button onClick={() => void answer.refetch()}>{t('comparison.again')}</Button>
      </EmptyState>
    )
  if (answer.error) return <LoadFailed error={answer.error} retry={() => void answer.refetch()} />
  if (!found) return <ComparisonWorking request={request} cancel={() => stopComparison(request)} />
  if (found.entities.length === 0)
    return <EmptyState title={t('comparison.none')} text={t('comparison.noneText')} />
  return <Found found={found} asked={asked} ask={setAsked} busy={answer.isPlaceholderData} />
}

interface FoundProps {
  readonly found: SnapshotComparison
  readonly asked: PageAsked
  readonly ask: (asked: PageAsked) => void
  readonly busy: boolean
}

function Found({ found, asked, ask, busy }: FoundProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const changes = (
    <>
      <div className="changes-head">
        <ChangesFilter totals={found.totals} asked={asked} ask={ask} />
        <span className="secondary small" role="status">
          {found.listed < found.total
            ? t('comparison.listed', {
                listed: format.quantity(found.listed),
                total: format.quantity(found.total),
              })
            : t('comparison.shown', {
                shown: format.quantity(found.changes.length),
                total: format.quantity(found.total),
              })}
        </span>
      </div>
      {found.plan ? null : <p className="bad">{t('comparison.noPlan')}</p>}
      <ChangesTable
        found={found}
        page={asked.page}
        busy={busy}
        onPage={(page) => ask({ ...asked, page })}
      />
    </>
  )
  return (
    <Tabs
      size="small"
      items={[
        { key: 'changes', label: t('comparison.tab_changes'), children: changes },
        ...(found.plan
          ? [
              {
                key: 'plan',
                label: t('comparison.tab_plan'),
                children: <PlanPartsTable plan={found.plan} currency={found.currency} />,
              },
            ]
          : []),
        {
          key: 'entities',
          label: t('comparison.tab_entities'),
          children: <EntityCountsTable entities={found.entities} />,
        },
      ]}
    />
  )
}
