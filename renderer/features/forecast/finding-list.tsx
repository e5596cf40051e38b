import type { ForecastWish, HistoryFinding } from '@shared/contract/forecast-calls'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { StateTag } from '../../ui/state-tag'
import { useFormat } from '../../ui/use-format'

interface FindingListProps {
  readonly findings: readonly HistoryFinding[]
  readonly may: boolean
  readonly onWish: (wish: ForecastWish) => void
}

/** Months that are adjusted, or could be: the latest first, each to be accepted or refused. */
export function FindingList({ findings, may, onWish }: FindingListProps) {
  const { t } = useTranslation()
  if (findings.length === 0) return <p className="trace-note">{t('forecast.noFindings')}</p>
  const latest = [...findings].sort((a, b) => (a.period < b.period ? 1 : -1))
  return (
    <ul className="forecast-findings">
      {latest.map((one) => (
        <Finding key={`${one.kind} ${one.period}`} one={one} may={may} onWish={onWish} />
      ))}
    </ul>
  )
}

function Finding({
  one,
  may,
  onWish,
}: Omit<FindingListProps, 'findings'> & { readonly one: HistoryFinding }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { period, kind, reason, observed, used, applied } = one
  const finding = `${format.period(period)} ${t(`forecast.finding_${kind}`)}`
  const values = {
    observed: observed === null ? '–' : format.quantity(observed),
    used: format.quantity(used),
  }
  const decide = () => onWish({ decisions: [{ month: period, kind, accepted: !applied }] })
  return (
    <li>
      <div>
        <b>{finding}</b>{' '}
        <StateTag
          tone={applied ? 'info' : 'neutral'}
          text={t(applied ? 'forecast.applied' : 'forecast.notApplied')}
        />
        <span className="toolbar-gap" />
        <Button
          size="small"
          type="link"
          disabled={!may}
          aria-label={t(applied ? 'forecast.refuseOf' : 'forecast.acceptOf', { finding })}
          onClick={decide}
        >
          {t(applied ? 'forecast.refuse' : 'forecast.accept')}
        </Button>
      </div>
      <p className="trace-note">
        {t(kind === 'level_shift' ? 'forecast.findingLevel' : 'forecast.findingChange', values)} ·{' '}
        {t(`forecast.why_${reason}`)}
      </p>
    </li>
  )
}
