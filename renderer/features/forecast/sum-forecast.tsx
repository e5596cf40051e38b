import { type ForecastChoice, forecastChoices } from '@shared/model/forecast-words'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/use-format'
import { AddingUpTable } from './adding-up-table'
import type { ToldProps } from './forecast-panel'
import { methodForAll } from './method-for-all'

/** Of several items: how many are forecast how, and one method for all of them. */
export function SumForecast({ shown, may, onWish }: ToldProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const [wanted, want] = useState<ForecastChoice>('combination')
  return (
    <>
      {shown.methods.length > 0 ? (
        <section>
          <h3>{t('forecast.methods')}</h3>
          <table className="figure-table forecast-candidates">
            <thead>
              <tr>
                <th scope="col">{t('forecast.method')}</th>
                <th scope="col">{t('forecast.items')}</th>
              </tr>
            </thead>
            <tbody>
              {shown.methods.map(({ method, items }) => (
                <tr key={method}>
                  <th scope="row">{t(`forecast.method_${method}`)}</th>
                  <td>{format.quantity(items)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ) : null}
      {shown.addingUp ? <AddingUpTable adding={shown.addingUp} may={may} onWish={onWish} /> : null}
      <section>
        <h3>{t('forecast.pinAll')}</h3>
        <div className="forecast-all">
          <Select
            size="small"
            aria-label={t('forecast.pinAll')}
            value={wanted}
            onChange={want}
            popupMatchSelectWidth={false}
            options={forecastChoices
              .filter((value) => value !== 'decomposition')
              .map((value) => ({ value, label: t(`forecast.method_${value}`) }))}
          />
          <Button size="small" disabled={!may} onClick={() => onWish(methodForAll(wanted))}>
            {t('forecast.pinAllOf', { count: shown.items })}
          </Button>
        </div>
      </section>
    </>
  )
}
