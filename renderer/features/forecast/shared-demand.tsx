import type { SharedDemandPart } from '@shared/contract/forecast-calls'
import type { Succession } from '@shared/model/forecast-setting'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/use-format'
import type { TieWish } from './tie-draft'

interface SharedDemandProps {
  readonly shared: readonly SharedDemandPart[]
  readonly may: boolean
  readonly onEdit: (successor: string, follows: Succession) => void
  readonly onTie: (wish: TieWish) => void
}

/** The items of a shared demand, the eldest first, and how much of it each has now and in the end. */
export function SharedDemand({ shared, may, onEdit, onTie }: SharedDemandProps) {
  const { t } = useTranslation()
  const format = useFormat()
  if (shared.length === 0) return null
  return (
    <table className="figure-table forecast-candidates">
      <thead>
        <tr>
          <th scope="col">{t('forecast.shared')}</th>
          <th scope="col">{t('forecast.firstPart')}</th>
          <th scope="col">{t('forecast.lastPart')}</th>
        </tr>
      </thead>
      <tbody>
        {shared.map(({ item, name, follows, first, last }) => (
          <tr key={item}>
            <th scope="row">
              {format.name(name)}
              {follows ? (
                <small>
                  {t('forecast.followsFrom', {
                    from: format.period(follows.from),
                    share: format.wholeShare(follows.share),
                    count: follows.months,
                  })}
                  <span className="tie-actions">
                    <Button
                      size="small"
                      type="link"
                      disabled={!may}
                      aria-label={t('forecast.tieChangeOf', { item: format.name(name) })}
                      onClick={() => onEdit(item, follows)}
                    >
                      {t('forecast.tieChange')}
                    </Button>
                    <Button
                      size="small"
                      type="link"
                      disabled={!may}
                      aria-label={t('forecast.untieOf', { item: format.name(name) })}
                      onClick={() => onTie({ item, wish: { follows: null } })}
                    >
                      {t('forecast.untie')}
                    </Button>
                  </span>
                </small>
              ) : null}
            </th>
            <td>{format.wholeShare(first)}</td>
            <td>{format.wholeShare(last)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
