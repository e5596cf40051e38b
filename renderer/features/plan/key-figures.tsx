/** What the plan comes to, and in a what-if how far that is from the base. */
import type { IndicatorKey, Indicators, Overview } from '@shared/contract/planning-calls'
import type { Scenario } from '@shared/contract/scenario-calls'
import { memo } from 'react'
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
  /** Undefined while it is calculated; the line keeps its place. */
  readonly overview: Overview | undefined
  readonly family: string | null
  /** The plan it is measured against; null while that one is shown. */
  readonly base: Scenario | null
}

interface FigureProps {
  readonly name: (typeof shown)[number]
  readonly now: Indicators
  readonly before: Indicators | undefined
  readonly base: Scenario | null
  readonly currency: string
}

function Figure({ name, now, before, base, currency }: FigureProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const value = now[name] ?? 0
  const change = before ? value - (before[name] ?? 0) : 0
  const share = name === 'gross_margin' && now.revenue ? value / now.revenue : null
  const write = (size: number) =>
    name === 'shortage' ? format.quantity(size) : format.moneyCompact(size, currency)
  const sense = change > 0 === unwanted.has(name) ? 'worse' : 'better'
  return (
    <div className="key-figure">
      <dt>{t(`plan.figure_${name}`)}</dt>
      <dd>
        <span
          className={name === 'shortage' && value > 0 ? 'short' : undefined}
          title={name === 'shortage' ? undefined : format.money(value, currency)}
        >
          {write(value)}
        </span>
        {share === null ? null : <small>{format.share(share)}</small>}
        {base && before && Math.abs(change) >= 0.5 ? (
          <em className={`change ${sense}`} title={t('plan.againstBase', { base: base.name })}>
            {change > 0 ? '▲' : '▼'} {withSign(change, write)}
          </em>
        ) : null}
      </dd>
    </div>
  )
}

export const KeyFigures = memo(function KeyFigures({ overview, family, base }: KeyFiguresProps) {
  const { t } = useTranslation()
  const reference = useOverview(base?.scenario ?? overview?.scenario ?? 'base').data
  const now = overview && figuresOf(overview, family)
  const before = base && reference ? figuresOf(reference, family) : undefined
  return (
    <section className="key-figures" aria-label={t('plan.keyFigures')}>
      <span className="key-span">{t('plan.keyFigures')}</span>
      {overview && now ? (
        <dl>
          {shown.map((name) => (
            <Figure
              key={name}
              name={name}
              now={now}
              before={before}
              base={base}
              currency={overview.currency}
            />
          ))}
        </dl>
      ) : null}
    </section>
  )
})
