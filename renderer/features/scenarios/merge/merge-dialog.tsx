/** Chosen changes of one plan into another, in one step that one undo takes back. */
import type { Scenario } from '@shared/contract/scenario-calls'
import { Alert, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../../ui/empty-state'
import { LoadFailed } from '../../../ui/load-failed'
import { Loading } from '../../../ui/loading'
import { ForecastsUnderWay } from '../../forecast/forecasts-under-way'
import { useMergePreview } from '../scenario-queries'
import {
  allUnits,
  choicesAsked,
  choose,
  isTaken,
  type MergeChoices,
  settle,
  summarise,
  usualChoices,
} from './merge-choices'
import './merge.css'
import { MergeEnds } from './merge-ends'
import { MergeList } from './merge-list'
import { useMergeNow } from './use-merge-now'

interface MergeDialogProps {
  readonly scenarios: readonly Scenario[]
  readonly from: Scenario
  readonly onClose: () => void
}

export function MergeDialog({ scenarios, from: first, onClose }: MergeDialogProps) {
  const { t } = useTranslation()
  const [ends, setEnds] = useState({ from: first.scenario, into: first.parent ?? 'base' })
  const [choices, setChoices] = useState<MergeChoices>(usualChoices)
  const [reason, setReason] = useState('')
  const find = (id: string) => scenarios.find(({ scenario }) => scenario === id)
  const from = find(ends.from) ?? first
  const into = find(ends.into) ?? find('base') ?? first
  const [asking, setAsking] = useState(() => choicesAsked(undefined, usualChoices))
  const asked = useMergePreview(from.scenario, into.scenario, asking)
  const merge = useMergeNow(from, into, onClose)
  const preview = asked.data
  const units = preview ? allUnits(preview) : []
  const summary = preview
    ? summarise(preview, choices)
    : { cells: 0, drivers: 0, forecasts: 0, open: 0 }
  const taken = units.filter((unit) => isTaken(unit, choices))
  const decide = (next: MergeChoices) => {
    setChoices(next)
    setAsking(choicesAsked(preview, next))
  }
  const turn = (change: Partial<typeof ends>) => {
    setEnds({ ...ends, ...change })
    setChoices(usualChoices)
    setAsking(choicesAsked(undefined, usualChoices))
  }
  return (
    <Modal
      open
      width={1040}
      className="merge-dialog"
      title={t('scenarios.mergeTitle')}
      okText={t('scenarios.mergeNow', { name: into.name })}
      okButtonProps={{ disabled: taken.length === 0 || asked.isPlaceholderData }}
      cancelText={t('scenarios.cancel')}
      confirmLoading={merge.isPending}
      onOk={() => preview && merge.run(preview, taken, choices, reason.trim())}
      onCancel={onClose}
      style={{ '--scenario': `var(--scenario-${into.colour})` } as React.CSSProperties}
    >
      <MergeEnds
        scenarios={scenarios}
        from={from}
        into={into}
        onFrom={(chosen) => turn({ from: chosen })}
        onInto={(chosen) => turn({ into: chosen })}
      />
      {preview?.otherSnapshot ? (
        <Alert type="warning" showIcon title={t('scenarios.mergeOtherSnapshot')} />
      ) : null}
      {asked.isError && !preview ? (
        <LoadFailed error={asked.error} retry={() => void asked.refetch()} />
      ) : !preview ? (
        <Loading />
      ) : units.length === 0 ? (
        <EmptyState
          title={t('scenarios.mergeNothing')}
          text={t('scenarios.mergeNothingText', { from: from.name, into: into.name })}
        />
      ) : (
        <MergeList
          preview={preview}
          choices={choices}
          into={into}
          from={from}
          onTakeAll={(some, take) => decide(choose(choices, some, take))}
          onSettleAll={(some, side) => decide(settle(choices, some, side))}
        />
      )}
      <p className="merge-summary" role="status">
        <b>
          {t('scenarios.mergeSummary', {
            cells: t('scenarios.mergeCells', { count: summary.cells }),
            drivers: t('scenarios.mergeDriverCount', { count: summary.drivers }),
            forecasts: t('scenarios.mergeForecastCount', { count: summary.forecasts }),
            name: into.name,
          })}
        </b>
        {summary.open > 0 ? (
          <span className="merge-conflicts">
            {t('scenarios.mergeOpenConflicts', { count: summary.open, name: into.name })}
          </span>
        ) : null}
      </p>
      <ForecastsUnderWay scenario={into.scenario} busy={merge.isPending} />
      <Input
        value={reason}
        maxLength={2000}
        aria-label={t('scenarios.mergeReason')}
        placeholder={t('scenarios.mergeReason')}
        onChange={({ target }) => setReason(target.value)}
      />
    </Modal>
  )
}
