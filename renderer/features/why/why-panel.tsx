/** Beside the grids: how the number of the chosen cell comes about. Follows the selection, or keeps a cell. */
import type { CellPlace } from '@shared/contract/planning-calls'
import type { Why } from '@shared/contract/why-calls'
import { Button, Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import { Sparkline } from '../../charts/sparkline'
import { EmptyState } from '../../ui/empty-state'
import { LoadFailed } from '../../ui/load-failed'
import { Loading } from '../../ui/loading'
import { useFormat } from '../../ui/use-format'
import { PlanIcon } from '../plan/plan-icons'
import { TraceEdits } from './trace-edits'
import { TraceLimits } from './trace-limits'
import { TraceParts } from './trace-parts'
import { TracePolicy } from './trace-policy'
import { TraceSources } from './trace-sources'
import { TraceTree } from './trace-tree'
import { useTraceWords } from './trace-words'
import { useWhyOf } from './why-queries'
import { useWhy } from './why-state'
import './why-panel.css'

interface WhyPanelProps {
  readonly scenario: string
  /** The cell the planner stands on. */
  readonly selected: CellPlace | null
  /** Puts the cursor on a row; false where it is not on the screen. */
  readonly onGo: (place: CellPlace) => boolean
}

export function WhyPanel({ scenario, selected, onGo }: WhyPanelProps) {
  const { t } = useTranslation()
  const { kept, keep, toggle } = useWhy()
  const place = kept ?? selected
  return (
    <aside className="why-panel" data-part="why" aria-label={t('why.title')}>
      <header className="why-head">
        <h2>{t('why.title')}</h2>
        <span className="toolbar-gap" />
        {place ? (
          <Tooltip title={t(kept ? 'why.unpin' : 'why.pin')}>
            <Button
              size="small"
              type={kept ? 'primary' : 'text'}
              aria-pressed={kept !== null}
              aria-label={t(kept ? 'why.unpin' : 'why.pin')}
              icon={<PlanIcon name="pin" />}
              onClick={() => keep(kept ? null : place)}
            />
          </Tooltip>
        ) : null}
        <Button
          size="small"
          type="text"
          aria-label={t('why.close')}
          icon={<PlanIcon name="close" />}
          onClick={toggle}
        />
      </header>
      {place ? (
        <Answer
          scenario={scenario}
          place={place}
          // What is not on the screen is told here instead.
          onGo={(to) => (onGo(to) ? keep(null) : keep(to))}
        />
      ) : (
        <EmptyState title={t('why.choose')} text={t('why.chooseText')} />
      )}
    </aside>
  )
}

interface AnswerProps {
  readonly scenario: string
  readonly place: CellPlace
  readonly onGo: (place: CellPlace) => void
}

function Answer({ scenario, place, onGo }: AnswerProps) {
  const asked = useWhyOf(scenario, place)
  if (asked.isError && !asked.isPlaceholderData && !asked.data)
    return <LoadFailed error={asked.error} retry={() => void asked.refetch()} />
  if (!asked.data) return <Loading />
  return (
    <div className="why-body" aria-busy={asked.isPlaceholderData}>
      <Told why={asked.data} onGo={onGo} />
    </div>
  )
}

function Told({ why, onGo }: { readonly why: Why; readonly onGo: (place: CellPlace) => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useTraceWords()
  const { history, place } = why
  return (
    <>
      <div className="why-figure">
        <p className="trace-note">
          {words.where(place)} · {format.period(place.period)}
        </p>
        <p>
          <span>{words.word(place.measure)}</span>
          <b>{words.figure(why.value, why.unit)}</b>
        </p>
        <p className="why-formula">{t(`why.formula_${why.formula}`)}</p>
        {why.formulaText === null ? null : <code className="why-own">{why.formulaText}</code>}
      </div>
      <TraceLimits trace={why} onGo={onGo} />
      {why.inputs.length > 0 ? (
        <section>
          <h3>{t(why.formula === 'total' ? 'why.madeFrom' : 'why.made')}</h3>
          <TraceTree
            key={`${JSON.stringify(place)} ${why.scenario}`}
            scenario={why.scenario}
            trace={why}
            onGo={onGo}
          />
        </section>
      ) : null}
      {history ? (
        <section>
          <h3>
            {t('why.history', {
              from: format.period(history.periods[0] ?? ''),
              to: format.period(history.periods.at(-1) ?? ''),
            })}
          </h3>
          <Sparkline values={history.values} label={words.word(place.measure)} />
        </section>
      ) : null}
      <TracePolicy policy={why.policy} />
      <TraceParts trace={why} onGo={onGo} />
      <TraceEdits why={why} />
      <TraceSources sources={why.sources} />
      <p className="trace-note why-as-of">{t('why.asOf', { date: format.date(why.asOf) })}</p>
    </>
  )
}
