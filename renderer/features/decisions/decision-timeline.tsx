import type { Decision } from '@shared/contract/contract-types'
import { useTranslation } from 'react-i18next'
import { usePersonName } from '../../app/use-person-name'
import { StateTag } from '../../ui/state-tag'
import { useFormat } from '../../ui/use-format'
import { toneOf } from './decision-tones'

/** Every state the decision went through: when, by whom, with what note. */
export function DecisionTimeline({ decision }: { readonly decision: Decision }) {
  const { t } = useTranslation()
  const format = useFormat()
  const personName = usePersonName()
  return (
    <section className="decision-section">
      <h3>{t('decisions.timeline')}</h3>
      <ol className="decision-timeline">
        {decision.events.map((event) => (
          <li key={`${event.state} ${event.at}`}>
            <StateTag tone={toneOf[event.state]} text={t(`decisions.state_${event.state}`)} />
            <span className="small secondary">
              {event.person
                ? t('decisions.timelineBy', {
                    name: personName(event.person),
                    time: format.dateTime(event.at),
                  })
                : format.dateTime(event.at)}
            </span>
            {event.note ? <p className="decision-text small secondary">{event.note}</p> : null}
          </li>
        ))}
      </ol>
    </section>
  )
}
