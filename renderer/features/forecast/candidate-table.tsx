import type {
  ForecastCandidate,
  ForecastWish,
  ItemForecastDetail,
} from '@shared/contract/forecast-calls'
import type { MethodKey } from '@shared/model/forecast-words'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/use-format'

interface CandidateTableProps {
  readonly detail: ItemForecastDetail
  readonly may: boolean
  readonly onWish: (wish: ForecastWish) => void
}

/** What is in use and its members first, then the rest; each in the order in which methods are listed. */
const places: Readonly<Record<ForecastCandidate['part'], number>> = {
  used: 0,
  member: 1,
  left_out: 2,
  spare: 3,
  refused: 4,
}

export function CandidateTable({ detail, may, onWish }: CandidateTableProps) {
  const { t } = useTranslation()
  const sorted = [...detail.candidates].sort((a, b) => places[a.part] - places[b.part])
  return (
    <table className="figure-table forecast-candidates">
      <thead>
        <tr>
          <th scope="col">{t('forecast.method')}</th>
          <th scope="col">{t('forecast.mase')}</th>
          <th scope="col">{t('forecast.bias')}</th>
          <th scope="col">{t('forecast.next')}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {sorted.map((one) => (
          <CandidateRow key={one.method} one={one} detail={detail} may={may} onWish={onWish} />
        ))}
      </tbody>
    </table>
  )
}

interface CandidateRowProps extends CandidateTableProps {
  readonly one: ForecastCandidate
}

function CandidateRow({ one, detail, may, onWish }: CandidateRowProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { method, part, errors, year, refused } = one
  const figure = (value: number | null | undefined, decimals?: number) =>
    value === null || value === undefined ? '–' : format.quantity(value, decimals)
  const word = refused ? t(`forecast.refused_${refused}`) : t(`forecast.part_${part}`)
  const name = t(`forecast.method_${method}`)
  return (
    <tr className={`candidate ${part}`}>
      <th scope="row">
        {name}
        <small>
          {method === 'seasonal_naive' ? t('forecast.benchmark', { part: word }) : word}
        </small>
      </th>
      <td>{figure(errors?.mase, 2)}</td>
      <td>{figure(errors?.bias)}</td>
      <td>{figure(year)}</td>
      <td>
        <CandidateActions one={one} name={name} detail={detail} may={may} onWish={onWish} />
      </td>
    </tr>
  )
}

function CandidateActions({
  one: { method, part },
  name,
  detail,
  may,
  onWish,
}: CandidateRowProps & { readonly name: string }) {
  const { t } = useTranslation()
  const out = detail.setting?.leaveOut ?? []
  if (part === 'refused') return null
  if (method === 'combination')
    return part === 'used' ? null : (
      <Button
        size="small"
        type="link"
        disabled={!may}
        onClick={() => onWish({ method: 'combination' })}
      >
        {t('forecast.combine')}
      </Button>
    )
  const without = (keys: readonly MethodKey[]): void => onWish({ leaveOut: [...keys] })
  return (
    <>
      {part === 'used' ? null : (
        <Button
          size="small"
          type="link"
          disabled={!may}
          aria-label={t('forecast.pinOf', { method: name })}
          onClick={() => onWish({ method })}
        >
          {t('forecast.pin')}
        </Button>
      )}
      {part === 'member' ? (
        <Button
          size="small"
          type="link"
          disabled={!may}
          aria-label={t('forecast.leaveOutOf', { method: name })}
          onClick={() => without([...out, method])}
        >
          {t('forecast.leaveOut')}
        </Button>
      ) : null}
      {part === 'left_out' ? (
        <Button
          size="small"
          type="link"
          disabled={!may}
          aria-label={t('forecast.takeInOf', { method: name })}
          onClick={() => without(out.filter((key) => key !== method))}
        >
          {t('forecast.takeIn')}
        </Button>
      ) : null}
    </>
  )
}
