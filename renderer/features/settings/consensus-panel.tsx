/** How the layers become one number, by family and from which cycle on, and who may write another. */
import type { StoredDemandPolicy } from '@shared/contract/layer-calls'
import {
  type ConsensusRule,
  type DemandPolicy,
  defaultRule,
  quoteCountings,
} from '@shared/model/demand-policy'
import { App, Button, InputNumber, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePersonName } from '../../app/use-person-name'
import { LoadFailed } from '../../ui/load-failed'
import { Loading } from '../../ui/loading'
import { Panel } from '../../ui/panel'
import { useFormat } from '../../ui/use-format'
import {
  useDemandPolicy,
  useMaySetPolicy,
  usePolicyVersions,
  useSetDemandPolicy,
} from '../layers/layer-queries'
import { SavePolicy } from '../layers/save-policy'
import { ConsensusRuleRow } from './consensus-rule-row'
import './consensus-panel.css'

export function ConsensusPanel() {
  const { t } = useTranslation()
  const policy = useDemandPolicy()
  return (
    <Panel title={t('layers.consensus')}>
      {policy.error ? (
        <LoadFailed error={policy.error} retry={() => void policy.refetch()} />
      ) : policy.data ? (
        // Drawn anew when somebody else sets it.
        <ConsensusForm key={policy.data.revision} stored={policy.data} />
      ) : (
        <Loading />
      )}
    </Panel>
  )
}

const columns = [
  'family',
  'from',
  'baselineWeight',
  'forecastWeight',
  'pipelineShare',
  'consumption',
  'overrideRoles',
  'capPercent',
  'reasonPercent',
] as const

function ConsensusForm({ stored }: { readonly stored: StoredDemandPolicy }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const may = useMaySetPolicy()
  const [draft, setDraft] = useState<DemandPolicy>(stored.policy)
  const { set, isPending } = useSetDemandPolicy(
    stored,
    () => void message.success(t('layers.saved')),
  )
  const rules = (consensus: ConsensusRule[]) => setDraft((now) => ({ ...now, consensus }))
  return (
    <>
      <p className="policy-note">{t('layers.consensusHint')}</p>
      <div className="consensus-scroll">
        <table className="people policy consensus-table" aria-label={t('layers.consensus')}>
          <thead>
            <tr>
              {columns.map((key) => (
                <th key={key} scope="col" title={t(`layers.hint_${key}`)}>
                  {t(`layers.${key}`)}
                </th>
              ))}
              <th scope="col" aria-label={t('layers.removeRule')} />
            </tr>
          </thead>
          <tbody>
            {draft.consensus.map((rule, at) => (
              <ConsensusRuleRow
                // Rules have no name of their own; they keep their place.
                // biome-ignore lint/suspicious/noArrayIndexKey: see above
                key={at}
                rule={rule}
                may={may}
                change={(next) => rules(draft.consensus.with(at, next))}
                remove={
                  may && draft.consensus.length > 1
                    ? () => rules(draft.consensus.filter((_, k) => k !== at))
                    : null
                }
              />
            ))}
          </tbody>
        </table>
      </div>
      {may ? (
        <Button
          size="small"
          type="link"
          onClick={() => rules([...draft.consensus, { ...defaultRule, ...draft.consensus[0] }])}
        >
          {t('layers.addRule')}
        </Button>
      ) : null}
      <FirmFields
        may={may}
        firm={draft.firm}
        change={(firm) => setDraft((now) => ({ ...now, firm }))}
      />
      <SavePolicy
        may={may}
        changed={JSON.stringify(draft) !== JSON.stringify(stored.policy)}
        pending={isPending}
        save={(reason) => set(draft, reason)}
      />
      <Versions />
    </>
  )
}

interface FirmFieldsProps {
  readonly may: boolean
  readonly firm: DemandPolicy['firm']
  change(firm: DemandPolicy['firm']): void
}

/** What counts as firm, and with which probability. */
function FirmFields({ may, firm, change }: FirmFieldsProps) {
  const { t } = useTranslation()
  const percent = (name: 'orders' | 'contracts' | 'quoteProbability') => (
    <span>
      <span>{t(`layers.firm_${name}`)}</span>
      <InputNumber
        size="small"
        min={0}
        max={100}
        suffix="%"
        disabled={!may}
        aria-label={t(`layers.firm_${name}`)}
        value={Math.round(firm[name] * 1000) / 10}
        onChange={(typed) => change({ ...firm, [name]: (typed ?? 0) / 100 })}
      />
    </span>
  )
  return (
    <div className="firm-fields">
      <b>{t('layers.firm')}</b>
      {percent('orders')}
      {percent('contracts')}
      <span>
        <span>{t('layers.firm_quotes')}</span>
        <Segmented
          size="small"
          disabled={!may}
          aria-label={t('layers.firm_quotes')}
          value={firm.quotes}
          onChange={(quotes) => change({ ...firm, quotes })}
          options={quoteCountings.map((value) => ({ value, label: t(`layers.quotes_${value}`) }))}
        />
      </span>
      {percent('quoteProbability')}
      <span>
        <span>{t('layers.firm_quoteMonths')}</span>
        <InputNumber
          size="small"
          min={0}
          max={24}
          precision={0}
          disabled={!may}
          aria-label={t('layers.firm_quoteMonths')}
          value={firm.quoteMonths}
          onChange={(typed) => change({ ...firm, quoteMonths: typed ?? 0 })}
        />
      </span>
    </div>
  )
}

/** Who set what when, and why. */
function Versions() {
  const { t } = useTranslation()
  const format = useFormat()
  const person = usePersonName()
  const versions = usePolicyVersions().data ?? []
  if (versions.length === 0) return <p className="policy-note">{t('layers.noVersions')}</p>
  return (
    <details className="policy-versions">
      <summary>{t('layers.versions', { count: versions.length })}</summary>
      <ol reversed>
        {versions.map(({ revision, setAt, setBy, reason }) => (
          <li key={revision} value={revision}>
            {person(setBy)}, {format.dateTime(setAt)}
            {reason ? ` · ${reason}` : ''}
          </li>
        ))}
      </ol>
    </details>
  )
}
