/** The list of what stands out, the most money first. */
import type { PlanException } from '@shared/contract/worklist-calls'
import { Button, Tooltip } from 'antd'
import { memo, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../ui/empty-state'
import { LoadFailed } from '../../ui/load-failed'
import { Loading } from '../../ui/loading'
import { useFormat } from '../../ui/use-format'
import { ReviewMark } from './review-mark'
import { ReviewProgress } from './review-progress'
import { useGoToException } from './use-worklist-steps'
import './worklist.css'
import { WorklistFilters } from './worklist-filters'
import { useReview, useWorklist } from './worklist-queries'
import { noFilter, useWorklistState } from './worklist-state'
import { useExceptionWords } from './worklist-words'

interface WorklistViewProps {
  readonly scenario: string
  readonly onStep: (step: 1 | -1) => void
}

export function WorklistView({ scenario, onStep }: WorklistViewProps) {
  const { t } = useTranslation()
  const asked = useWorklist(scenario)
  const list = asked.data
  if (asked.isError && !list)
    return <LoadFailed error={asked.error} retry={() => void asked.refetch()} />
  return (
    <div className="worklist">
      <div className="worklist-head">
        <WorklistFilters list={list} />
        <Tooltip title={t('worklist.previous')}>
          <Button
            size="small"
            type="text"
            aria-label={t('worklist.previous')}
            onClick={() => onStep(-1)}
          >
            ↑
          </Button>
        </Tooltip>
        <Tooltip title={t('worklist.next')}>
          <Button
            size="small"
            type="text"
            aria-label={t('worklist.next')}
            onClick={() => onStep(1)}
          >
            ↓
          </Button>
        </Tooltip>
        <span className="toolbar-gap" />
        {list ? <ReviewProgress progress={list.progress} currency={list.currency} /> : null}
      </div>
      {list ? (
        <Exceptions
          scenario={scenario}
          exceptions={list.exceptions}
          currency={list.currency}
          more={list.matching - list.exceptions.length}
          busy={asked.isPlaceholderData}
        />
      ) : (
        <Loading />
      )}
    </div>
  )
}

interface ExceptionsProps {
  readonly scenario: string
  readonly exceptions: readonly PlanException[]
  readonly currency: string
  readonly more: number
  readonly busy: boolean
}

const Exceptions = memo(function Exceptions(props: ExceptionsProps) {
  const { scenario, exceptions, currency, more, busy } = props
  const { t } = useTranslation()
  const { kinds, families, states, current, filter } = useWorklistState()
  const go = useGoToException(scenario)
  const { mutate } = useReview()
  if (exceptions.length === 0) {
    const filtered = kinds.length + families.length + states.length > 0
    return filtered ? (
      <EmptyState title={t('worklist.nothingMatches')}>
        <Button size="small" onClick={() => filter(noFilter)}>
          {t('worklist.everything')}
        </Button>
      </EmptyState>
    ) : (
      <EmptyState title={t('worklist.nothing')} text={t('worklist.nothingText')} />
    )
  }
  return (
    <ol className="worklist-rows" aria-label={t('worklist.title')} aria-busy={busy}>
      {exceptions.map((exception, at) => (
        <ExceptionRow
          key={exception.id}
          exception={exception}
          currency={currency}
          current={exception.id === current}
          onGo={() => go(exception, at)}
          onReview={(state) => mutate({ scenario, lines: [exception.line], state })}
        />
      ))}
      {more > 0 ? <li className="worklist-more">{t('worklist.more', { count: more })}</li> : null}
    </ol>
  )
})

interface ExceptionRowProps {
  readonly exception: PlanException
  readonly currency: string
  readonly current: boolean
  readonly onGo: () => void
  readonly onReview: (state: PlanException['state']) => void
}

function ExceptionRow({ exception, currency, current, onGo, onReview }: ExceptionRowProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useExceptionWords()
  const row = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (current) row.current?.scrollIntoView({ block: 'nearest' })
  }, [current])
  const { kind, state, reviewedBy, reviewedAt, money, familyName } = exception
  const line = words.line(exception)
  return (
    <li ref={row} className="worklist-row" aria-current={current ? 'true' : undefined}>
      <ReviewMark state={state} by={reviewedBy} at={reviewedAt} line={line} onReview={onReview} />
      <button type="button" className="worklist-go" onClick={onGo}>
        <span className={`worklist-kind kind-${kind}`}>{t(`worklist.kind_${kind}`)}</span>
        <span className="worklist-line" title={line}>
          {line}
          {familyName ? <small>{format.name(familyName)}</small> : null}
        </span>
        <span className="worklist-what" title={words.what(exception)}>
          {words.what(exception)}
        </span>
        <b>{format.moneyCompact(money, currency)}</b>
      </button>
    </li>
  )
}
