/** What a figure is made of, each input in turn as far as somebody looks. */
import type { CellPlace } from '@shared/contract/planning-calls'
import type { Trace, TraceInput } from '@shared/contract/why-calls'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SourceEntities } from './trace-sources'
import { useTraceWords } from './trace-words'
import { useWhyBelow } from './why-queries'

interface TraceTreeProps {
  readonly scenario: string
  readonly trace: Trace
  readonly onGo: (place: CellPlace) => void
}

export function TraceTree({ scenario, trace, onGo }: TraceTreeProps) {
  const { t } = useTranslation()
  const { figure } = useTraceWords()
  const { inputs, rest, unit } = trace
  if (inputs.length === 0) return null
  return (
    <ul className="trace-tree">
      {inputs.map((input, at) => (
        <InputRow
          // biome-ignore lint/suspicious/noArrayIndexKey: an input is its place in the formula
          key={at}
          scenario={scenario}
          input={input}
          period={trace.place.period}
          onGo={onGo}
        />
      ))}
      {rest === null ? null : (
        <li>
          <div className="trace-row">
            <span className="trace-name">{t('why.rest')}</span>
            <b>{figure(rest, unit)}</b>
          </div>
        </li>
      )}
    </ul>
  )
}

interface InputRowProps {
  readonly scenario: string
  readonly input: TraceInput
  readonly period: string
  readonly onGo: (place: CellPlace) => void
}

function InputRow({ scenario, input, period, onGo }: InputRowProps) {
  const { t } = useTranslation()
  const words = useTraceWords()
  const [open, setOpen] = useState(false)
  const { place } = input
  const { name, of, times } = words.label(input, period)
  const text = (
    <>
      {name} {of ? <small>{of}</small> : null}
    </>
  )
  return (
    <li>
      <div className="trace-row">
        {place ? (
          <button
            type="button"
            className="trace-toggle"
            aria-expanded={open}
            aria-label={`${t(open ? 'why.collapse' : 'why.expand')}: ${name}`}
            onClick={() => setOpen(!open)}
          >
            {open ? '▾' : '▸'}
          </button>
        ) : (
          <span className="trace-toggle" aria-hidden="true" />
        )}
        {place ? (
          <Button
            type="link"
            size="small"
            className="trace-name"
            title={t('why.goTo')}
            onClick={() => onGo(place)}
          >
            {text}
          </Button>
        ) : (
          <span className="trace-name">{text}</span>
        )}
        {times ? <span className="trace-times">{times}</span> : null}
        <b>{words.figure(input.value, input.unit)}</b>
      </div>
      {open && place ? <Below scenario={scenario} place={place} onGo={onGo} /> : null}
    </li>
  )
}

/** The next level, asked for when it is opened. */
function Below({
  scenario,
  place,
  onGo,
}: {
  readonly scenario: string
  readonly place: CellPlace
  readonly onGo: (place: CellPlace) => void
}) {
  const { t } = useTranslation()
  const { data, isError } = useWhyBelow(scenario, place)
  if (isError) return <p className="trace-note bad">{t('app.loadFailed')}</p>
  if (!data) return <p className="trace-note">{t('app.loading')}</p>
  return (
    <div className="trace-below">
      <p className="trace-note">{t(`why.formula_${data.formula}`)}</p>
      <TraceTree scenario={scenario} trace={data} onGo={onGo} />
      <SourceEntities sources={data.sources} />
    </div>
  )
}
