/** Rules that found something, the gravest first. */
import type { QualityOverview, StoredQualityRule } from '@shared/contract/quality-calls'
import { useTranslation } from 'react-i18next'
import { usePersonName } from '../../app/use-person-name'
import { StateTag } from '../../ui/state-tag'
import { useFormat } from '../../ui/use-format'
import { severityTones } from './finding-tones'
import { ruleName } from './rule-words'

interface RuleListProps {
  readonly overview: QualityOverview
  readonly rules: readonly StoredQualityRule[]
  readonly chosen: string | undefined
  readonly choose: (rule: string) => void
}

export function RuleList({ overview, rules, chosen, choose }: RuleListProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const nameOf = usePersonName()
  const settings = new Map(rules.map((one) => [one.rule, one.settings]))
  return (
    <ul className="quality-rules">
      {rulesFound(overview).map(({ rule, severity, things, rows }) => {
        const of = settings.get(rule)
        const owner = of?.person ? nameOf(of.person) : of ? t(`app.role_${of.owner}`) : ''
        return (
          <li key={rule}>
            <button
              type="button"
              className="master-item"
              aria-current={rule === chosen}
              onClick={() => choose(rule)}
            >
              <span className="master-item-line">
                <span className="master-item-title">{ruleName(t, rule)}</span>
                <b>{format.quantity(things)}</b>
              </span>
              <span className="master-item-line secondary small">
                <StateTag tone={severityTones[severity]} text={t(`data.severity_${severity}`)} />
                <span>
                  {t('quality.column_rows')} {format.quantity(rows)} · {owner}
                </span>
              </span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}

export const rulesFound = ({ check }: QualityOverview) =>
  (check?.counts ?? [])
    .filter(({ things }) => things > 0)
    .toSorted((a, b) => a.severity.localeCompare(b.severity) || b.things - a.things)
