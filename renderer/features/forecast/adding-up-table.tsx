import type { AddingUp, ForecastWish } from '@shared/contract/forecast-calls'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/use-format'

interface AddingUpTableProps {
  readonly adding: AddingUp
  readonly may: boolean
  readonly onWish: (wish: ForecastWish) => void
}

/** Ways in which a family's forecasts are made to add up, with what each erred; one can be chosen. */
export function AddingUpTable({ adding, may, onWish }: AddingUpTableProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { way: used, pinned, ways, measured, items } = adding
  const rows =
    measured.length > 0 ? measured : ways.map((way) => ({ way, total: null, items: null }))
  const figure = (value: number | null) => (value === null ? '–' : format.quantity(value, 2))
  return (
    <section>
      <h3>{t('forecast.addUp')}</h3>
      <table className="figure-table forecast-candidates">
        <thead>
          <tr>
            <th scope="col">{t('forecast.method')}</th>
            <th scope="col">{t('forecast.addUpTotal')}</th>
            <th scope="col">{t('forecast.addUpParts')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {rows.map((one) => (
            <tr key={one.way} className={one.way === used ? 'candidate used' : 'candidate'}>
              <th scope="row">
                {t(`forecast.way_${one.way}`)}
                {one.way === used ? (
                  <small>{t(pinned ? 'forecast.addUpPinned' : 'forecast.part_used')}</small>
                ) : null}
              </th>
              <td>{figure(one.total)}</td>
              <td>{figure(one.items)}</td>
              <td>
                {pinned && one.way === used ? null : (
                  <Button
                    size="small"
                    type="link"
                    disabled={!may}
                    aria-label={t('forecast.addUpUseOf', { way: t(`forecast.way_${one.way}`) })}
                    onClick={() => onWish({ addUp: one.way })}
                  >
                    {t('forecast.addUpUse')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="trace-note">
        {t(measured.length > 0 ? 'forecast.addUpNote' : 'forecast.addUpUnknown')}{' '}
        {t('forecast.addUpItems', { count: items })}
      </p>
      {pinned ? (
        <Button size="small" disabled={!may} onClick={() => onWish({ addUp: null })}>
          {t('forecast.addUpAutomatic')}
        </Button>
      ) : null}
    </section>
  )
}
