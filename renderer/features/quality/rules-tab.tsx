/** The catalogue of rules as they are now; each can be changed. */
import type { StoredQualityRule } from '@shared/contract/quality-calls'
import { baseRule } from '@shared/model/quality/field-rules'
import { qualityRuleOf } from '@shared/model/quality/quality-rules'
import { Button, Table, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePersonName } from '../../app/use-person-name'
import { StateTag } from '../../ui/state-tag'
import { entityName } from '../data/entity-name'
import { severityTones } from './finding-tones'
import { RuleDrawer } from './rule-drawer'
import { ruleChecks, ruleName } from './rule-words'

export function RulesTab({ rules }: { readonly rules: readonly StoredQualityRule[] }) {
  const { t } = useTranslation()
  const nameOf = usePersonName()
  const [edited, setEdited] = useState<string>()
  const named = (key: string) => rules.find((one) => one.rule === key)
  const base = edited === undefined ? undefined : named(baseRule(edited))
  // One that is being made begins as the rule for each is.
  const rule =
    edited === undefined || !base
      ? undefined
      : (named(edited) ?? { ...base, rule: edited, setBy: null, setAt: null })
  const columns: TableColumnsType<StoredQualityRule> = [
    {
      title: t('quality.column_rule'),
      render: (_, one) => (
        <>
          <Button
            type="link"
            size="small"
            className="quality-thing"
            onClick={() => setEdited(one.rule)}
          >
            {ruleName(t, one.rule)}
          </Button>
          {one.setBy ? <span className="mark">{t('quality.ruleChanged')}</span> : null}
          <div className="secondary small">{ruleChecks(t, one)}</div>
        </>
      ),
    },
    {
      title: t('quality.column_entity'),
      width: 150,
      render: (_, one) => {
        const { entity = null, fields = [] } = qualityRuleOf(one.rule) ?? {}
        if (entity === null) return t('quality.anyEntity')
        const isOfField = baseRule(one.rule) !== one.rule
        return `${entityName(t, entity)}${isOfField ? ` · ${fields[0]}` : ''}`
      },
    },
    {
      title: t('quality.column_severity'),
      width: 110,
      render: (_, { settings: { on, severity } }) =>
        on ? (
          <StateTag tone={severityTones[severity]} text={t(`data.severity_${severity}`)} />
        ) : (
          <StateTag tone="neutral" text={t('quality.rulesOff')} />
        ),
    },
    {
      title: t('quality.column_owner'),
      width: 160,
      render: (_, { settings: { owner, person } }) =>
        person ? nameOf(person) : t(`app.role_${owner}`),
    },
  ]
  return (
    <>
      <Table<StoredQualityRule>
        size="small"
        rowKey="rule"
        columns={columns}
        dataSource={[...rules]}
        pagination={false}
      />
      {rule ? (
        <RuleDrawer
          key={rule.rule}
          rule={rule}
          close={() => setEdited(undefined)}
          open={setEdited}
        />
      ) : null}
    </>
  )
}
