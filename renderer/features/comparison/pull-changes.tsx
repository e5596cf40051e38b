/** After a pull: the greatest changes since the snapshot before, and the way to all of them. */
import type { ComparedChange } from '@shared/contract/comparison-calls'
import type { PullState } from '@shared/contract/snapshot-calls'
import { Button, Spin } from 'antd'
import { useEffect, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useSnapshots } from '../../app/app-queries'
import { noFigure } from '../../ui/format'
import { useFormat } from '../../ui/use-format'
import { useChangeWords } from './change-words'
import './comparison.css'
import { stopComparison, useGreatestChanges } from './comparison-queries'
import { useComparisonState } from './comparison-state'

const shown = [
  ['revenue', 'revenue'],
  ['gross_margin', 'margin'],
  ['shortage', 'shortage'],
] as const

/** The snapshot of this pull and the one sealed before it. */
function usePairOf({ snapshot, phase }: PullState) {
  const snapshots = useSnapshots().data
  if (phase !== 'done' || !snapshots) return null
  const bySeal = snapshots.toSorted((a, b) => a.sealedAt.localeCompare(b.sealedAt))
  const at = bySeal.findIndex((one) => one.snapshot === snapshot)
  const before = bySeal[at - 1]
  return at > 0 && before && snapshot ? { of: before.snapshot, to: snapshot, before } : null
}

export function PullChanges({ pull }: { readonly pull: PullState }) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useChangeWords()
  const compare = useComparisonState((state) => state.compare)
  const request = useId()
  useEffect(() => () => stopComparison(request), [request])
  const pair = usePairOf(pull)
  const { data, error } = useGreatestChanges(pair && { of: pair.of, to: pair.to }, request)
  const effectOf = (change: ComparedChange, currency: string): string => {
    const told = shown.flatMap(([key, name]) => {
      const figure = words.effect(change.effect, key, currency)
      return figure === noFigure ? [] : [`${t(`comparison.column_${name}`)} ${figure}`]
    })
    return told.join(' · ') || words.money(change.money, currency)
  }
  if (!pair) return null
  const since = t('comparison.summarySince', { date: format.dateTime(pair.before.sealedAt) })
  return (
    <section className="pull-changes" aria-label={t('comparison.title')}>
      <div className="pull-changes-head">
        <strong>{t('comparison.title')}</strong> <span className="secondary small">{since}</span>
        {data || error ? null : <Spin size="small" />}
        <span className="pull-gap" />
        <Button size="small" onClick={() => compare({ of: pair.of, to: pair.to })}>
          {t('comparison.showAll')}
        </Button>
      </div>
      {error ? <p className="secondary">{t('comparison.summaryFailed')}</p> : null}
      {data && data.entities.length === 0 ? (
        <p className="secondary">{t('comparison.summaryNone')}</p>
      ) : null}
      {data && data.changes.length > 0 ? (
        <ul className="pull-changes-list">
          {data.changes.map((change) => (
            <li key={JSON.stringify([change.kind, change.key])}>
              <span>{words.kind(change)}</span>
              <span className="subject">
                {[change.code, change.name ? format.name(change.name) : ''].join(' ')}
              </span>
              <span>{effectOf(change, data.currency)}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}
