/** Changes a rule: whether it is asked, how grave it is, who answers for it, what it is set by, what is to be done. */
import type { StoredQualityRule } from '@shared/contract/quality-calls'
import { baseRule, hasFieldRules } from '@shared/model/quality/field-rules'
import { qualityRuleOf } from '@shared/model/quality/quality-rules'
import type { RuleSettings } from '@shared/model/quality/rule-settings'
import { roles } from '@shared/model/roles'
import { Button, Drawer, Input, InputNumber, Segmented, Select, Switch } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePeople } from '../../app/app-queries'
import { useFormat } from '../../ui/use-format'
import { useMayKeepData } from '../data/data-queries'
import { FieldOfRule } from './field-of-rule'
import { useIsGateKept, useResetRule, useSetRule } from './quality-queries'
import { ruleChecks, ruleName, ruleRemedy } from './rule-words'

interface RuleDrawerProps {
  readonly rule: StoredQualityRule
  readonly close: () => void
  /** Opens another rule in its place. */
  readonly open: (rule: string) => void
}

export function RuleDrawer({ rule, close, open }: RuleDrawerProps) {
  const { t } = useTranslation()
  const mayKeep = useMayKeepData()
  const isGateKept = useIsGateKept(rule)
  const [settings, setSettings] = useState(rule.settings)
  const save = useSetRule()
  const reset = useResetRule()
  const after = { onSuccess: close }
  return (
    <Drawer
      open
      onClose={close}
      size={460}
      title={ruleName(t, rule.rule)}
      footer={
        <div className="form-actions">
          <Button
            disabled={!mayKeep || isGateKept || rule.setBy === null}
            loading={reset.isPending}
            onClick={() => reset.mutate({ rule: rule.rule }, after)}
          >
            {t(baseRule(rule.rule) === rule.rule ? 'quality.ruleReset' : 'quality.ruleRemove')}
          </Button>
          <Button
            type="primary"
            disabled={!mayKeep}
            loading={save.isPending}
            onClick={() => save.mutate({ rule: rule.rule, settings: saidInBoth(settings) }, after)}
          >
            {t('app.save')}
          </Button>
        </div>
      }
    >
      <p className="secondary">{ruleChecks(t, { ...rule, settings })}</p>
      {isGateKept ? <p>{t('quality.gateHangsOnRule')}</p> : null}
      <RuleFields rule={rule} settings={settings} isGateKept={isGateKept} change={setSettings} />
      <p className="secondary small">{t('quality.ruleHolds')}</p>
      {hasFieldRules(rule.rule) ? <FieldOfRule rule={rule.rule} open={open} /> : null}
    </Drawer>
  )
}

/** What is said in one language alone is said in it to everybody; nothing said is what ships. */
const saidInBoth = (settings: RuleSettings): RuleSettings => {
  const { remedy } = settings
  const en = remedy?.en.trim() || remedy?.zh.trim() || ''
  const zh = remedy?.zh.trim() || en
  return { ...settings, remedy: en === '' ? null : { en, zh } }
}

interface RuleFieldsProps {
  readonly rule: StoredQualityRule
  readonly settings: RuleSettings
  readonly isGateKept: boolean
  readonly change: (settings: RuleSettings) => void
}

function RuleFields({ rule, settings, isGateKept, change }: RuleFieldsProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const people = usePeople().data ?? []
  const id = useId()
  const { on, severity, owner, person, remedy, parameters } = settings
  const shipped = { ...rule, settings: { ...settings, remedy: null } }
  const say = (language: 'en' | 'zh', text: string) =>
    change({
      ...settings,
      remedy: { en: remedy?.en ?? '', zh: remedy?.zh ?? '', [language]: text },
    })
  return (
    <div className="rule-fields">
      <label htmlFor={`${id}on`}>{t('quality.ruleOn')}</label>
      <Switch
        id={`${id}on`}
        checked={on}
        disabled={isGateKept}
        onChange={(next) => change({ ...settings, on: next })}
      />
      <span>{t('quality.column_severity')}</span>
      <Segmented
        disabled={isGateKept}
        value={severity}
        aria-label={t('quality.column_severity')}
        onChange={(next) => change({ ...settings, severity: next })}
        options={(['error', 'warning'] as const).map((value) => ({
          value,
          label: t(`data.severity_${value}`),
        }))}
      />
      <label htmlFor={`${id}owner`}>{t('quality.ruleOwner')}</label>
      <Select
        id={`${id}owner`}
        value={owner}
        onChange={(next) => change({ ...settings, owner: next })}
        options={roles.map((value) => ({ value, label: t(`app.role_${value}`) }))}
      />
      <label htmlFor={`${id}person`}>{t('quality.rulePerson')}</label>
      <Select
        id={`${id}person`}
        value={person ?? ''}
        onChange={(next) => change({ ...settings, person: next === '' ? null : next })}
        options={[
          { value: '', label: t('quality.nobody') },
          ...people.map((one) => ({ value: one.person, label: format.name(one.name) })),
        ]}
      />
      {qualityRuleOf(rule.rule)?.parameters.map(({ name, least, most }) => (
        <div key={name} className="fix-field">
          <label htmlFor={`${id}${name}`}>
            {t(`quality.parameter_${name}` as 'quality.parameter_days')} ({least}–{most})
          </label>
          <InputNumber
            id={`${id}${name}`}
            disabled={isGateKept}
            min={least}
            max={most}
            value={parameters[name] ?? null}
            onChange={(next) =>
              next === null
                ? undefined
                : change({ ...settings, parameters: { ...parameters, [name]: Number(next) } })
            }
          />
        </div>
      ))}
      <label htmlFor={`${id}en`}>{t('quality.ruleRemedyEn')}</label>
      <Input.TextArea
        id={`${id}en`}
        rows={2}
        placeholder={ruleRemedy(t, shipped, format.language)}
        value={remedy?.en ?? ''}
        onChange={({ target }) => say('en', target.value)}
      />
      <label htmlFor={`${id}zh`}>{t('quality.ruleRemedyZh')}</label>
      <Input.TextArea
        id={`${id}zh`}
        rows={2}
        placeholder={ruleRemedy(t, shipped, format.language)}
        value={remedy?.zh ?? ''}
        onChange={({ target }) => say('zh', target.value)}
      />
    </div>
  )
}
