/** How deals count: whose probabilities, when they close and deliver, and which are kept apart. */
import type { PipelineReport, StoredDemandPolicy } from '@shared/contract/layer-calls'
import {
  conversionTraits,
  delaySources,
  overdueTreatments,
  type PipelinePolicy,
  probabilitySources,
  segmentAttributes,
} from '@shared/model/demand-policy'
import { App, Checkbox, InputNumber, Segmented, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Panel } from '../../ui/panel'
import { useFormat } from '../../ui/use-format'
import { useMaySetPolicy, useSetDemandPolicy } from './layer-queries'
import { SavePolicy } from './save-policy'

interface DealCountingPanelProps {
  readonly report: PipelineReport
  readonly stored: StoredDemandPolicy
}

export function DealCountingPanel({ report, stored }: DealCountingPanelProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { message } = App.useApp()
  const may = useMaySetPolicy()
  const { pipeline } = stored.policy
  const [draft, setDraft] = useState<PipelinePolicy>(pipeline)
  const change = (part: Partial<PipelinePolicy>) => setDraft((now) => ({ ...now, ...part }))
  const { set, isPending } = useSetDemandPolicy(
    stored,
    () => void message.success(t('layers.saved')),
  )
  const { delay, slip } = report
  const choice = <T extends string>(
    name: 'probabilities' | 'overdue' | 'delay' | 'segmentBy',
    choices: readonly T[],
    put: (value: T) => void,
  ) => (
    <Segmented
      size="small"
      disabled={!may}
      aria-label={t(`layers.${name}`)}
      value={draft[name] as T}
      onChange={put}
      options={choices.map((value) => ({
        value,
        label: t(`layers.${name}_${value}` as 'layers.overdue_slip'),
      }))}
    />
  )
  const number = (
    name: 'drawnToWider' | 'overdueDiscount' | 'delayMonths' | 'deliveryMonths',
    least: number,
    most: number,
  ) => (
    <InputNumber
      size="small"
      disabled={!may}
      min={least}
      max={most}
      precision={0}
      aria-label={t(`layers.${name}`)}
      value={draft[name]}
      onChange={(value) => change({ [name]: value ?? least })}
    />
  )
  return (
    <Panel title={t('layers.counting')}>
      <div className="policy-grid">
        <Field name={t('layers.probabilities')} hint={t('layers.probabilitiesHint')}>
          {choice('probabilities', probabilitySources, (probabilities) =>
            change({ probabilities }),
          )}
        </Field>
        <Field name={t('layers.traits')} hint={t('layers.traitsHint')}>
          <Checkbox.Group
            disabled={!may}
            value={draft.traits}
            onChange={(traits) => change({ traits })}
            options={conversionTraits.map((value) => ({
              value,
              label: t(`layers.trait_${value}`),
            }))}
          />
        </Field>
        <Field name={t('layers.segmentBy')}>
          {choice('segmentBy', segmentAttributes, (segmentBy) => change({ segmentBy }))}
        </Field>
        <Field name={t('layers.drawnToWider')} hint={t('layers.drawnToWiderHint')}>
          {number('drawnToWider', 0, 1000)}
        </Field>
        <Field name={t('layers.ageBounds')}>
          <Bounds
            label={t('layers.ageBounds')}
            disabled={!may}
            value={draft.ageBounds}
            put={(ageBounds) => change({ ageBounds })}
          />
        </Field>
        <Field name={t('layers.sizeBounds')} hint={t('layers.sizeBoundsHint')}>
          <Bounds
            label={t('layers.sizeBounds')}
            disabled={!may}
            value={draft.sizeBounds}
            put={(sizeBounds) => change({ sizeBounds })}
          />
        </Field>
        <Field
          name={t('layers.overdue')}
          hint={t('layers.slipLearned', { months: slip.months, count: slip.deals })}
        >
          {choice('overdue', overdueTreatments, (overdue) => change({ overdue }))}
        </Field>
        <Field name={t('layers.overdueDiscount')}>{number('overdueDiscount', 0, 100)}</Field>
        <Field
          name={t('layers.delay')}
          hint={
            delay.learned === null
              ? t('layers.delayUnknown', { count: delay.lines })
              : t('layers.delayLearned', {
                  months: delay.learned,
                  count: delay.lines,
                  part: format.share(delay.onTop[delay.learned] ?? 0),
                })
          }
        >
          {choice('delay', delaySources, (value) => change({ delay: value }))}
          {number('delayMonths', 0, 24)}
        </Field>
        <Field name={t('layers.deliveryMonths')} hint={t('layers.deliveryMonthsHint')}>
          {number('deliveryMonths', 1, 36)}
        </Field>
        <Field name={t('layers.apartFrom')} hint={t('layers.apartFromHint')}>
          <InputNumber
            size="small"
            className="money-input"
            disabled={!may}
            min={0}
            aria-label={t('layers.apartFrom')}
            placeholder={t('layers.apartNone')}
            value={draft.apartFrom}
            suffix={report.currency}
            onChange={(apartFrom) => change({ apartFrom })}
          />
        </Field>
      </div>
      <SavePolicy
        may={may}
        changed={JSON.stringify(draft) !== JSON.stringify(pipeline)}
        pending={isPending}
        save={(reason) => set({ ...stored.policy, pipeline: draft }, reason)}
      />
    </Panel>
  )
}

interface FieldProps {
  readonly name: string
  readonly hint?: string
  readonly children: ReactNode
}

const Field = ({ name, hint, children }: FieldProps) => (
  <div className="policy-field">
    <div>{name}</div>
    <div className="policy-value">{children}</div>
    {hint ? <div className="secondary small">{hint}</div> : null}
  </div>
)

interface BoundsProps {
  readonly label: string
  readonly disabled: boolean
  readonly value: readonly number[]
  put(bounds: number[]): void
}

/** Numbers typed one after another, kept in order. */
const Bounds = ({ label, disabled, value, put }: BoundsProps) => (
  <Select
    mode="tags"
    size="small"
    className="bounds-input"
    open={false}
    suffixIcon={null}
    disabled={disabled}
    aria-label={label}
    value={value.map(String)}
    onChange={(texts: string[]) =>
      put(
        [...new Set(texts.map(Number))]
          .filter((bound) => Number.isFinite(bound) && bound > 0)
          .sort((a, b) => a - b),
      )
    }
  />
)
