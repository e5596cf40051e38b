import type { CellPlace } from '@shared/contract/planning-calls'
import type { Trace } from '@shared/contract/why-calls'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useTraceWords } from './trace-words'

interface TraceLimitsProps {
  readonly trace: Trace
  readonly onGo: (place: CellPlace) => void
}

const isThere = (a: CellPlace, b: CellPlace): boolean =>
  a.measure === b.measure &&
  a.period === b.period &&
  JSON.stringify(a.where) === JSON.stringify(b.where)

/** What holds supply back, in words; the root can be gone to. */
export function TraceLimits({ trace: { limits, unit, place }, onGo }: TraceLimitsProps) {
  const { t } = useTranslation()
  const words = useTraceWords()
  if (limits.length === 0) return null
  return (
    <section className="trace-limits">
      <h3>{t('why.limits')}</h3>
      <ul>
        {limits.map((limit) => (
          <li key={`${limit.kind} ${limit.code}`}>
            <p>{words.limit(limit)}</p>
            <p className="trace-note">
              {limit.via.length > 0
                ? `${t('why.limitVia', { items: limit.via.map(({ code }) => code).join(' → ') })} · `
                : null}
              {t('why.limitLost', { lost: words.figure(limit.lost, unit) })}
              {isThere(limit.place, place) ? null : (
                <Button type="link" size="small" onClick={() => onGo(limit.place)}>
                  {t('why.goTo')}
                </Button>
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
