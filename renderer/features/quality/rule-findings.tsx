/** What one rule found: to be assigned, mended, or let be. */
import type { QualityFinding, StoredQualityRule } from '@shared/contract/quality-calls'
import { Button, Checkbox, Table, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePersonName } from '../../app/use-person-name'
import { EmptyState } from '../../ui/empty-state'
import { LoadFailed } from '../../ui/load-failed'
import { Loading } from '../../ui/loading'
import { StateTag } from '../../ui/state-tag'
import { useFormat, useLanguage } from '../../ui/use-format'
import { entityName } from '../data/entity-name'
import { FindingActions } from './finding-actions'
import { FindingDrawer } from './finding-drawer'
import { stateTones } from './finding-tones'
import { useRuleFindings } from './quality-queries'
import { ruleChecks, ruleName, ruleRemedy } from './rule-words'

export function RuleFindings({ rule }: { readonly rule: StoredQualityRule }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [gone, setGone] = useState(false)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [opened, setOpened] = useState<string>()
  const asked = useRuleFindings(rule.rule, gone)
  const columns = useColumns(setOpened)
  const findings = asked.data?.findings
  return (
    <section className="quality-of-rule" aria-label={ruleName(t, rule.rule)}>
      <h2>{ruleName(t, rule.rule)}</h2>
      <p className="secondary">{ruleChecks(t, rule)}</p>
      <p>
        <b>{t('quality.remedy')}:</b> {ruleRemedy(t, rule, language)}
      </p>
      <div className="quality-bar">
        <FindingActions findings={chosen} rule={rule} done={() => setChosen([])} />
        <Checkbox checked={gone} onChange={({ target }) => setGone(target.checked)}>
          {t('quality.showGone')}
        </Checkbox>
      </div>
      {asked.error && !findings ? (
        <LoadFailed error={asked.error} retry={() => void asked.refetch()} />
      ) : !findings ? (
        <Loading />
      ) : findings.length === 0 ? (
        <EmptyState title={t('quality.noneOfRule')} />
      ) : (
        <Table<QualityFinding>
          size="small"
          rowKey="finding"
          columns={columns}
          dataSource={findings}
          rowSelection={{
            selectedRowKeys: [...chosen],
            onChange: (keys) => setChosen(keys.map(String)),
          }}
          pagination={{
            pageSize: 50,
            size: 'small',
            showSizeChanger: false,
            hideOnSinglePage: true,
          }}
        />
      )}
      {opened ? (
        <FindingDrawer finding={opened} rule={rule} close={() => setOpened(undefined)} />
      ) : null}
    </section>
  )
}

function useColumns(open: (finding: string) => void): TableColumnsType<QualityFinding> {
  const { t } = useTranslation()
  const format = useFormat()
  const nameOf = usePersonName()
  return [
    {
      title: t('quality.column_thing'),
      render: (_, { finding, thing, entity }) => (
        <>
          <Button type="link" size="small" className="quality-thing" onClick={() => open(finding)}>
            {thing}
          </Button>
          <div className="secondary small">{entityName(t, entity)}</div>
        </>
      ),
    },
    { title: t('quality.column_value'), dataIndex: 'value', ellipsis: true, width: 150 },
    { title: t('quality.column_expected'), dataIndex: 'expected', ellipsis: true, width: 150 },
    {
      title: t('quality.column_rows'),
      align: 'right',
      width: 70,
      render: (_, { rows }) => format.quantity(rows),
    },
    {
      title: t('quality.column_state'),
      width: 130,
      render: (_, { state, reason }) => (
        <span title={reason ?? undefined}>
          <StateTag tone={stateTones[state]} text={t(`quality.state_${state}`)} />
        </span>
      ),
    },
    {
      title: t('quality.column_assignee'),
      width: 140,
      ellipsis: true,
      render: (_, { assignee }) => (assignee ? nameOf(assignee) : ''),
    },
  ]
}
