/** Promotions and other events: what past ones did, what that suggests for those to come, and a click that assumes it. */
import type { EventReport, MeasuredEvent, StoredDemandPolicy } from '@shared/contract/layer-calls'
import { planners } from '@shared/model/roles'
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../app/app-queries'
import { noFigure } from '../../ui/format'
import { LoadFailed } from '../../ui/load-failed'
import { Loading } from '../../ui/loading'
import { Panel } from '../../ui/panel'
import { useFormat } from '../../ui/use-format'
import { AddEvent, RemoveEvent } from '../outside/own-events'
import { useAddDriver } from '../scenarios/scenario-queries'
import { useEvents } from './layer-queries'
import { useStandsAssumed } from './stands-assumed'

const columns = [
  'eventSpan',
  'eventFor',
  'eventPlanned',
  'eventMeasured',
  'eventSuggested',
] as const

interface EventsPanelProps {
  readonly scenario: string
  readonly stored: StoredDemandPolicy
}

export function EventsPanel({ scenario, stored }: EventsPanelProps) {
  const { t } = useTranslation()
  const { data, error, refetch } = useEvents(scenario)
  return (
    <Panel title={t('layers.events')} extra={<AddEvent stored={stored} scenario={scenario} />}>
      <p className="indicator-hint">{t('layers.eventsHint')}</p>
      {error && !data ? <LoadFailed error={error} retry={() => void refetch()} /> : null}
      {data ? (
        <EventTable report={data} scenario={scenario} stored={stored} />
      ) : error ? null : (
        <Loading />
      )}
    </Panel>
  )
}

interface EventTableProps {
  readonly report: EventReport
  readonly scenario: string
  readonly stored: StoredDemandPolicy
}

function EventTable({ report, scenario, stored }: EventTableProps) {
  const { t } = useTranslation()
  if (report.events.length === 0) return <p className="indicator-hint">{t('layers.noEvents')}</p>
  return (
    <div className="indicator-scroll">
      <table className="figure-table indicator-table events-table" aria-label={t('layers.events')}>
        <thead>
          <tr>
            <th scope="col">{t('layers.event')}</th>
            {columns.map((key) => (
              <th key={key} scope="col">
                {t(`layers.${key}`)}
              </th>
            ))}
            <th scope="col">{t('layers.whatIf')}</th>
          </tr>
        </thead>
        <tbody>
          {report.events.toReversed().map((event) => (
            <EventRow
              key={event.event}
              event={event}
              report={report}
              scenario={scenario}
              stored={stored}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface EventRowProps extends EventTableProps {
  readonly event: MeasuredEvent
}

const levels = ['family', 'item', 'region', 'customer'] as const

function EventRow({ event, report, scenario, stored }: EventRowProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const percent = (value: number) => format.share(value / 100)
  const meant = levels.flatMap((level) => {
    const code = event[level]
    const name = report.names[`${level}:${code}`]
    return code ? [name ? format.name(name) : code] : []
  })
  const { measured, suggested, evidence } = event
  return (
    <tr data-event={event.event}>
      <th scope="row">
        {format.name(event.name)}
        <small className="deal-line">
          {event.event} · {t(`layers.kind_${event.kind}` as 'layers.kind_promotion')}
        </small>
        <RemoveEvent stored={stored} event={event.event} />
      </th>
      <td>
        {event.from === event.to
          ? format.period(event.from)
          : `${format.period(event.from)} – ${format.period(event.to)}`}
      </td>
      <td className="event-for">{meant.join(' · ') || t('layers.everything')}</td>
      <td>{percent(event.percent)}</td>
      <td>
        {measured ? (
          <>
            {percent(measured.percent)} ± {percent(measured.error)}
            <small className="deal-line wrapped measured">
              {t(measured.seasonKnown ? 'layers.measuredOf' : 'layers.measuredUnsure', {
                count: measured.quiet,
              })}
            </small>
          </>
        ) : (
          noFigure
        )}
      </td>
      <td>
        {suggested === null ? noFigure : percent(suggested)}
        {evidence.length > 0 ? (
          <small className="deal-line wrapped">
            {evidence.map((one) => (
              <span key={one.event} className="evidence">
                {one.event} {percent(one.percent)}
              </span>
            ))}
          </small>
        ) : null}
      </td>
      <td>
        {suggested === null ? null : (
          <Assume event={event} suggested={suggested} scenario={scenario} />
        )}
      </td>
    </tr>
  )
}

interface AssumeProps {
  readonly event: MeasuredEvent
  readonly suggested: number
  readonly scenario: string
}

/** Adds what the suggestion has beyond the plan as a driver; like any driver it is in the journal and can be taken back. */
function Assume({ event, suggested, scenario }: AssumeProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { message } = App.useApp()
  const role = useSession().data?.role
  const { mutate, isPending } = useAddDriver()
  const more = Math.round((suggested - event.percent) * 10) / 10
  const where = Object.fromEntries(
    levels.flatMap((level) => (event[level] ? [[level, event[level]] as const] : [])),
  )
  const assumption = {
    kind: 'promotion' as const,
    where,
    from: event.from,
    to: event.to,
    percent: more,
  }
  const stands = useStandsAssumed(scenario, assumption)
  const note = t('layers.assumedNote', {
    event: format.name(event.name),
    suggested: format.share(suggested / 100),
    count: event.evidence.length,
  })
  return (
    <Button
      size="small"
      disabled={role === undefined || !planners.includes(role) || isPending || more === 0 || stands}
      aria-label={t('layers.assumeOf', { event: format.name(event.name) })}
      onClick={() =>
        mutate(
          {
            scenario,
            driver: { note, assumption },
          },
          { onSuccess: () => void message.success(t('layers.assumed')) },
        )
      }
    >
      {stands
        ? t('layers.assumedAlready')
        : t('layers.assume', { more: `${more > 0 ? '+' : ''}${format.share(more / 100)}` })}
    </Button>
  )
}
