/** Key figures as they are read from the last row. */
import type { IndicatorKey, Indicators } from '@shared/contract/planning-calls'
import { useTranslation } from 'react-i18next'
import { withSign } from '../../ui/format'
import { useFormat } from '../../ui/use-format'

const shown = ['revenue', 'gross_margin', 'shortage', 'stock_value'] as const
const unwanted: ReadonlySet<IndicatorKey> = new Set(['shortage', 'stock_value'])

interface LargeFiguresProps {
  readonly now: Indicators
  /** Of the base plan, where another one is shown. */
  readonly before: Indicators | undefined
  readonly currency: string
}

export function LargeFigures({ now, before, currency }: LargeFiguresProps) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <dl className="large-figures">
      {shown.map((name) => {
        const value = now[name] ?? 0
        const change = before ? value - (before[name] ?? 0) : 0
        const write = (size: number) =>
          name === 'shortage' ? format.quantityCompact(size) : format.moneyCompact(size, currency)
        const worse = change > 0 === unwanted.has(name)
        return (
          <div key={name} className={name === 'shortage' && value > 0.5 ? 'short' : undefined}>
            <dt>{t(`plan.figure_${name}`)}</dt>
            <dd>
              {write(value)}
              {Math.abs(change) >= 0.5 ? (
                <em className={worse ? 'worse' : 'better'}>
                  {change > 0 ? '▲' : '▼'} {withSign(change, write)}
                </em>
              ) : null}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
