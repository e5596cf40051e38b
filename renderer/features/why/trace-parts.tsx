/** The parts of a total, the largest first, with bars so that they can be compared at a glance. */
import type { CellPlace } from '@shared/contract/planning-calls'
import type { Trace } from '@shared/contract/why-calls'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/use-format'
import { useTraceWords } from './trace-words'

interface TracePartsProps {
  readonly trace: Trace
  readonly onGo: (place: CellPlace) => void
}

export function TraceParts({ trace: { parts, others, unit }, onGo }: TracePartsProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { figure } = useTraceWords()
  if (parts.length === 0) return null
  const largest = Math.max(...parts.map(({ value }) => Math.abs(value)))
  return (
    <section>
      <h3>{t('why.parts')}</h3>
      <ul className="trace-parts">
        {parts.map(({ place, code, name, value }) => (
          <li key={code}>
            <button type="button" onClick={() => onGo(place)}>
              <span className="trace-name">
                {format.name(name) || code}{' '}
                {format.name(name) === code ? null : <small>{code}</small>}
              </span>
              <span
                className={value < 0 ? 'trace-bar negative' : 'trace-bar'}
                style={{ '--part': Math.abs(value) / largest } as React.CSSProperties}
              />
              <b>{figure(value, unit)}</b>
            </button>
          </li>
        ))}
        {others ? (
          <li className="trace-row">
            <span className="trace-name">{t('why.others', { count: others.count })}</span>
            <b>{figure(others.value, unit)}</b>
          </li>
        ) : null}
      </ul>
    </section>
  )
}
