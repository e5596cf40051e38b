import type { ItemForecastDetail } from '@shared/contract/forecast-calls'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { usePersonName } from '../../app/use-person-name'
import { useFormat } from '../../ui/use-format'
import { CandidateTable } from './candidate-table'
import { FindingList } from './finding-list'
import type { ToldProps } from './forecast-panel'
import { LifeSection } from './life-section'

/** The methods that could forecast an item, what was found in its history, and who chose what. */
export function ItemForecast({
  shown,
  detail,
  may,
  onWish,
  onTie,
}: ToldProps & { readonly detail: ItemForecastDetail }) {
  const { t } = useTranslation()
  const { kind, method, reasons } = detail
  return (
    <>
      <dl className="forecast-facts">
        <dt>{t('forecast.inUse')}</dt>
        <dd>
          <b>{t(`forecast.method_${method}`)}</b>
        </dd>
        <dt>{t('forecast.kind')}</dt>
        <dd>{t(`forecast.kind_${kind}`)}</dd>
      </dl>
      {reasons.length > 0 ? (
        <ul className="forecast-reasons">
          {reasons.map((reason) => (
            <li key={reason}>{t(`forecast.reason_${reason}`)}</li>
          ))}
        </ul>
      ) : null}
      <Chosen detail={detail} may={may} onUsual={() => onWish({ usual: true })} />
      <LifeSection
        key={detail.item}
        scenario={shown.scenario}
        detail={detail}
        planned={shown.planned}
        recent={shown.history.slice(-24)}
        may={may}
        onTie={onTie}
      />
      {detail.candidates.length > 0 ? (
        <section>
          <h3>{t('forecast.methods')}</h3>
          <CandidateTable detail={detail} may={may} onWish={onWish} />
          <p className="trace-note">{t('forecast.errorsNote')}</p>
        </section>
      ) : null}
      <section>
        <h3>{t('forecast.findings')}</h3>
        <FindingList findings={detail.findings} may={may} onWish={onWish} />
      </section>
    </>
  )
}

interface ChosenProps {
  readonly detail: ItemForecastDetail
  readonly may: boolean
  readonly onUsual: () => void
}

/** Who chose otherwise, and the way back. */
function Chosen({ detail: { setting, setBy }, may, onUsual }: ChosenProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const personName = usePersonName()
  if (!setting) return null
  return (
    <div className="forecast-chosen">
      {setBy ? (
        <p className="trace-note">
          {t('forecast.setBy', {
            author: personName(setBy.author),
            at: format.dateTime(setBy.at),
          })}
          {setBy.reason ? <span className="edit-reason">{setBy.reason}</span> : null}
        </p>
      ) : null}
      <Button size="small" disabled={!may} onClick={onUsual}>
        {t('forecast.usual')}
      </Button>
    </div>
  )
}
