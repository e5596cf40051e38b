/** What makes up a difference: one line a change, with a bar from where the figure was to where it went. */
import type { Contribution, DifferenceFigure, DifferenceSide } from '@shared/contract/why-calls'
import { Drawer } from 'antd'
import { useEffect, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { usePersonName } from '../../app/use-person-name'
import { EmptyState } from '../../ui/empty-state'
import { withSign } from '../../ui/format'
import { LoadFailed } from '../../ui/load-failed'
import { Loading } from '../../ui/loading'
import { useFormat } from '../../ui/use-format'
import { entityName } from '../data/entity-name'
import { useDriverText } from '../scenarios/driver-words'
import { useTraceWords } from './trace-words'
import { stopDifference, useDifference } from './why-queries'
import './difference-drawer.css'

interface DifferenceDrawerProps {
  readonly title: string
  readonly of: DifferenceSide
  readonly to: DifferenceSide
  readonly names: { readonly of: string; readonly to: string }
  readonly figure: DifferenceFigure
  readonly close: () => void
}

export function DifferenceDrawer({ title, of, to, names, figure, close }: DifferenceDrawerProps) {
  const { t } = useTranslation()
  const request = useId()
  // Nobody waits for it any more: the work ends.
  useEffect(() => () => stopDifference(request), [request])
  const asked = useDifference({ of, to, figure, request })
  const { data } = asked
  return (
    <Drawer
      open
      onClose={close}
      size={620}
      title={t('why.differentOf', { figure: title, ...names })}
    >
      {asked.isError ? (
        <LoadFailed error={asked.error} retry={() => void asked.refetch()} />
      ) : !data ? (
        <>
          <Loading />
          <p className="trace-note">{t('why.working')}</p>
        </>
      ) : data.contributions.length === 0 ? (
        <EmptyState title={t('why.noDifference')} text={t('why.noDifferenceText')} />
      ) : (
        <Contributions {...data} names={names} />
      )}
    </Drawer>
  )
}

function useContributionWords() {
  const { t } = useTranslation()
  const words = useTraceWords()
  const format = useFormat()
  const driverText = useDriverText()
  return (one: Contribution): string => {
    const { edit } = one
    const what = edit?.place
      ? t(edit.entry ? 'why.editWrote' : 'why.editCleared', {
          entry: edit.entry ?? '',
          measure: words.word(edit.place.measure),
          where: `${words.where(edit.place)} ${format.period(edit.place.period)}`,
        })
      : ''
    return t(`why.changed_${one.kind}` as 'why.changed_edit', {
      what,
      entities: one.entities.map((entity) => entityName(t, entity)).join(', '),
      driver: one.driver ? driverText(one.driver.assumption) : '',
      count: one.count,
    })
  }
}

interface ContributionsProps {
  readonly of: number
  readonly to: number
  readonly unit: Parameters<ReturnType<typeof useTraceWords>['figure']>[1]
  readonly contributions: readonly Contribution[]
  readonly names: DifferenceDrawerProps['names']
}

function Contributions({ of, to, unit, contributions, names }: ContributionsProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { figure } = useTraceWords()
  const personName = usePersonName()
  const say = useContributionWords()
  const stops = [of]
  for (const { value } of contributions) stops.push((stops.at(-1) ?? of) + value)
  const low = Math.min(...stops)
  const range = Math.max(...stops) - low || 1
  const part = (value: number): number => (value - low) / range
  // What is too small to be written has no sign either.
  const signed = (value: number): string => {
    const seen = figure(Math.abs(value), unit) !== figure(0, unit)
    return withSign(seen ? value : 0, (size) => figure(size, unit))
  }
  return (
    <table className="contributions">
      <thead>
        <tr>
          <th scope="col">{t('why.contribution')}</th>
          <td />
          <th scope="col">{t('why.effect')}</th>
          <th scope="col">{t('why.upTo')}</th>
        </tr>
      </thead>
      <tbody>
        <tr className="contribution-end">
          <th scope="row">{names.of}</th>
          <td />
          <td />
          <td>{figure(of, unit)}</td>
        </tr>
        {contributions.map((one, at) => {
          const [from = 0, until = 0] = [stops[at], stops[at + 1]]
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a contribution is its place in the order
            <tr key={at}>
              <th scope="row">
                {say(one)}
                {one.edit ? (
                  <small>
                    {t('why.changedBy', {
                      person: personName(one.edit.author),
                      at: format.dateTime(one.edit.at),
                    })}
                    {one.edit.reason ? ` · ${one.edit.reason}` : ''}
                  </small>
                ) : null}
                {one.driver?.note ? <small>{one.driver.note}</small> : null}
              </th>
              <td className="contribution-bar">
                <span
                  className={one.value < 0 ? 'down' : 'up'}
                  style={
                    {
                      '--start': Math.min(part(from), part(until)),
                      '--size': Math.abs(part(until) - part(from)),
                    } as React.CSSProperties
                  }
                />
              </td>
              <td>{signed(one.value)}</td>
              <td>{figure(until, unit)}</td>
            </tr>
          )
        })}
        <tr className="contribution-end">
          <th scope="row">{names.to}</th>
          <td />
          <td>{signed(to - of)}</td>
          <td>{figure(to, unit)}</td>
        </tr>
      </tbody>
    </table>
  )
}
