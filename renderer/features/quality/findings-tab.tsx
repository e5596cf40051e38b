/** Findings by rule: which rules found something, and what. */
import type { QualityOverview, StoredQualityRule } from '@shared/contract/quality-calls'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../ui/empty-state'
import { RuleFindings } from './rule-findings'
import { RuleList, rulesFound } from './rule-list'

interface FindingsTabProps {
  readonly overview: QualityOverview
  readonly rules: readonly StoredQualityRule[]
}

export function FindingsTab({ overview, rules }: FindingsTabProps) {
  const { t } = useTranslation()
  const [wanted, setWanted] = useState<string>()
  const chosen = wanted ?? rulesFound(overview)[0]?.rule
  const rule = rules.find((one) => one.rule === chosen)
  if (!rule) return <EmptyState title={t('quality.allGood')} text={t('quality.allGoodText')} />
  return (
    <div className="quality-findings">
      <RuleList overview={overview} rules={rules} chosen={chosen} choose={setWanted} />
      <RuleFindings key={rule.rule} rule={rule} />
    </div>
  )
}
