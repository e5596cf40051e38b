import type { ItemForecastDetail } from '@shared/contract/forecast-calls'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/use-format'
import { type TieDraft, type TieWish, tieOfLikeness, tieOfSuccession } from './tie-draft'

interface OwnTieProps {
  readonly detail: ItemForecastDetail
  readonly may: boolean
  readonly onEdit: (draft: TieDraft) => void
  readonly onTie: (wish: TieWish) => void
}

/** As whom the item sells, and a tie that has no effect now, with the way to take it back; a shared demand has its table. */
export function OwnTie({ detail, may, onEdit, onTie }: OwnTieProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { item, setting, tiedTo, idle } = detail
  const like = setting?.like
  const follows = idle ? setting?.follows : undefined
  if (!like && !follows) return null
  const nameOr = (code: string): string => (tiedTo ? format.name(tiedTo) : code)
  return (
    <>
      <p className="tie-line">
        {like
          ? t('forecast.likeFrom', {
              name: nameOr(like.analogue),
              scale: format.wholeShare(like.scale),
              from: format.period(like.from),
              count: like.months,
            })
          : null}
        {follows
          ? t('forecast.takesPlace', {
              name: nameOr(follows.predecessor),
              share: format.wholeShare(follows.share),
              from: format.period(follows.from),
              count: follows.months,
            })
          : null}{' '}
        <Button
          size="small"
          type="link"
          disabled={!may}
          onClick={() => {
            if (like) onEdit(tieOfLikeness(like))
            else if (follows) onEdit(tieOfSuccession(follows, item, item))
          }}
        >
          {t('forecast.tieChange')}
        </Button>
        <Button
          size="small"
          type="link"
          disabled={!may}
          onClick={() => onTie({ item, wish: like ? { like: null } : { follows: null } })}
        >
          {t('forecast.untie')}
        </Button>
      </p>
      {idle ? <p className="trace-note">{t(`forecast.idle_${idle}`)}</p> : null}
    </>
  )
}
