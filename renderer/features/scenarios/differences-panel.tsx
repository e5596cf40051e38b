/** The comparison down to the cell, under the indicators. */
import type { Scenario } from '@shared/contract/scenario-calls'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../ui/empty-state'
import { LoadFailed } from '../../ui/load-failed'
import { Loading } from '../../ui/loading'
import { useFormat } from '../../ui/use-format'
import { DifferencesControls } from './differences-controls'
import './differences.css'
import { DifferencesTable } from './differences-table'
import { MergeDialog } from './merge/merge-dialog'
import { useDifferences } from './scenario-queries'

interface DifferencesPanelProps {
  readonly scenarios: readonly Scenario[]
  readonly chosen: readonly string[]
}

export function DifferencesPanel({ scenarios, chosen }: DifferencesPanelProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const [merging, setMerging] = useState(false)
  const known = new Map(scenarios.map((one) => [one.scenario, one]))
  const found = useDifferences(chosen)
  const from = scenarios.find((one) => chosen.includes(one.scenario) && one.parent !== null)
  const { data } = found
  return (
    <section className="compare-panel differences" aria-busy={found.isPlaceholderData}>
      <header>
        <h2>
          {t('scenarios.differences')}
          {data ? (
            <small>
              {t('scenarios.differencesShown', {
                shown: format.quantity(data.cells.length),
                total: format.quantity(data.total),
              })}
            </small>
          ) : null}
        </h2>
        <DifferencesControls found={data} scenario={chosen[0] ?? 'base'} />
        <Button disabled={!from} onClick={() => setMerging(true)}>
          {t('scenarios.mergeOpen')}
        </Button>
      </header>
      {found.isError && !data ? (
        <LoadFailed error={found.error} retry={() => void found.refetch()} />
      ) : !data ? (
        <Loading />
      ) : data.total === 0 ? (
        <EmptyState title={t('scenarios.noDifferences')} text={t('scenarios.noDifferencesText')} />
      ) : (
        <div className="compare-scroll">
          <DifferencesTable found={data} known={known} />
        </div>
      )}
      {merging && from ? (
        <MergeDialog scenarios={scenarios} from={from} onClose={() => setMerging(false)} />
      ) : null}
    </section>
  )
}
