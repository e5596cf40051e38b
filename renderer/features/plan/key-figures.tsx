/** What the plan comes to, and in a what-if how far that is from the base. */
import type { IndicatorKey, Indicators, Overview } from '@shared/contract/planning-calls'
import type { Scenario } from '@shared/contract/scenario-calls'
import { Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import { withSign } from '../../ui/format'
import { useFormat } from '../../ui/use-format'
import { useOverview } from './plan-queries'
import './key-figures.css'

const shown = ['revenue', 'gross_margin', 'shortage', 'stock_value'] as const
/** More of these is worse. */
const unwanted: ReadonlySet<IndicatorKey> = new Set(['shortage', 'stock_value'])

const figuresOf = (overview: Overview, family: string | null): Indicators | undefined =>
  family === null
    ? overview.indicators
    : overview.families.find((one) => one.family === family)?.indicators

interface KeyFiguresProps {
  readonly overview: Overview
  readonly family: string | null
  /** The plan it is measured against; null while that one is shown. */
  readonly base: Scenario | null
}

export function KeyFigures({ overview, family, base }: KeyFiguresProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const reference = useOverview(base?.scenario ?? overview.scenario).data
  const now = figuresOf(overview, family)
  const before = base && reference ? figuresOf(reference, family) : undefined
  if (!now) return null
  const write = (key: IndicatorKey, value: number) =>
    key === 'shortage' ? format.quantity(value) : format.moneyCompact(value, overview.currency)
  const sense = (key: IndicatorKey, change: number) =>
    change === 0 ? '' : change > 0 === unwanted.has(key) ? 'worse' : 'better'
  return (
    <dl className="key-figures" aria-label={t('plan.keyFigures')}>
      <div className="key-span">{t('plan.keyFigures')}</div>
      {shown.map((key) => {
        const value = now[key] ?? 0
        const change = before ? value - (before[key] ?? 0) : 0
        const share = key === 'gross_margin' && now.revenue ? value / now.revenue : null
        return (
          <div key={key} className="key-figure">
            <dt>{t(`plan.figure_${key}`)}</dt>
            <dd>
              <Tooltip
                title={key === 'shortage' ? undefined : format.money(value, overview.currency)}
              >
                <span>{write(key, value)}</span>
              </Tooltip>
              {share === null ? null : <small>{format.share(share)}</small>}
              {base && before && Math.abs(change) >= 0.5 ? (
                <Tooltip title={t('plan.againstBase', { base: base.name })}>
                  <em className={`change ${sense(key, change)}`}>
                    {change > 0 ? '▲' : '▼'} {withSign(change, (size) => write(key, size))}
                  </em>
                </Tooltip>
              ) : null}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
