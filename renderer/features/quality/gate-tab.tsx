/** What keeps data from being planned on, for every cycle and for single ones. */
import type { StoredGates, StoredQualityRule } from '@shared/contract/quality-calls'
import type { QualityGate } from '@shared/model/quality/quality-gate'
import { severities } from '@shared/model/quality/quality-rules'
import { App, Button, Checkbox, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LoadFailed } from '../../ui/load-failed'
import { Loading } from '../../ui/loading'
import { useGates, useMayKeepGate, useSetGates } from './quality-queries'
import { ReasonDialog } from './reason-dialog'
import { ruleName } from './rule-words'

interface GateTabProps {
  readonly rules: readonly StoredQualityRule[]
}

export function GateTab({ rules }: GateTabProps) {
  const asked = useGates()
  if (asked.error && !asked.data)
    return <LoadFailed error={asked.error} retry={() => void asked.refetch()} />
  if (!asked.data) return <Loading />
  // Drawn anew when somebody else sets it.
  return <Gates key={asked.data.revision} stored={asked.data} rules={rules} />
}

const isMonth = (text: string): boolean => /^\d{4}-(?:0[1-9]|1[0-2])$/.test(text)

function Gates({ stored, rules }: GateTabProps & { readonly stored: StoredGates }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const mayKeep = useMayKeepGate()
  const [gates, setGates] = useState(stored.gates)
  const [cycle, setCycle] = useState('')
  const [asking, setAsking] = useState(false)
  const save = useSetGates()
  const canAdd = isMonth(cycle) && !gates.some((one) => one.cycle === cycle)
  return (
    <div className="quality-gate">
      <p>{t('quality.gateText')}</p>
      {mayKeep ? null : <p className="secondary">{t('quality.gateMayNot')}</p>}
      {gates.map((gate, at) => (
        <GateFields
          key={gate.cycle ?? ''}
          gate={gate}
          rules={rules}
          disabled={!mayKeep}
          change={(next) => setGates(gates.with(at, next))}
          remove={() => setGates(gates.toSpliced(at, 1))}
        />
      ))}
      <div className="quality-bar">
        <Input
          size="small"
          className="quality-cycle"
          placeholder={t('quality.gateCycle')}
          aria-label={t('quality.gateCycle')}
          value={cycle}
          onChange={({ target }) => setCycle(target.value.trim())}
        />
        <Button
          size="small"
          disabled={!mayKeep || !canAdd}
          onClick={() => {
            setGates([...gates, { cycle, severities: [], rules: ['half_loaded'] }])
            setCycle('')
          }}
        >
          {t('quality.gateAdd')}
        </Button>
        <Button
          type="primary"
          size="small"
          disabled={!mayKeep || JSON.stringify(gates) === JSON.stringify(stored.gates)}
          onClick={() => setAsking(true)}
        >
          {t('app.save')}
        </Button>
      </div>
      {asking ? (
        <ReasonDialog
          title={t('quality.tab_gate')}
          text={t('quality.gateText')}
          action={t('app.save')}
          pending={save.isPending}
          close={() => setAsking(false)}
          confirm={(reason) =>
            save.mutate(
              { gates, revision: stored.revision, reason },
              {
                onSuccess: () => void message.success(t('quality.gateSaved')),
                onSettled: () => setAsking(false),
              },
            )
          }
        />
      ) : null}
    </div>
  )
}

interface GateFieldsProps extends GateTabProps {
  readonly gate: QualityGate
  readonly disabled: boolean
  readonly change: (gate: QualityGate) => void
  readonly remove: () => void
}

function GateFields({ gate, rules, disabled, change, remove }: GateFieldsProps) {
  const { t } = useTranslation()
  const { cycle } = gate
  const title = cycle === null ? t('quality.gateEvery') : t('quality.gateOfCycle', { cycle })
  return (
    <fieldset className="gate-fields">
      <legend>{title}</legend>
      <span>{t('quality.gateSeverities')}</span>
      <Checkbox.Group
        disabled={disabled}
        value={gate.severities}
        onChange={(next) => change({ ...gate, severities: next })}
        options={severities.map((value) => ({ value, label: t(`data.severity_${value}`) }))}
      />
      <span>{t('quality.gateRules')}</span>
      <Select
        mode="multiple"
        disabled={disabled}
        aria-label={t('quality.gateRules')}
        value={gate.rules}
        onChange={(next) => change({ ...gate, rules: next })}
        options={rules.map(({ rule }) => ({ value: rule, label: ruleName(t, rule) }))}
        optionFilterProp="label"
      />
      {cycle === null ? null : (
        <Button size="small" disabled={disabled} onClick={remove}>
          {t('app.remove')}
        </Button>
      )}
    </fieldset>
  )
}
