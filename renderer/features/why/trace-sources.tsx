/** The rows a figure was read from, with where and when. */
import type { SourceRow, SourceRows } from '@shared/contract/why-calls'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { usePersonName } from '../../app/use-person-name'
import { useFormat } from '../../ui/use-format'
import { entityName } from '../data/entity-name'
import { useTraceWords } from './trace-words'

/** Rows in sight; the list says how many there are. */
const rowsShown = 12
const isDay = /^\d{4}-\d{2}-\d{2}$/

function RowFacts({ row }: { readonly row: SourceRow }) {
  const { t } = useTranslation()
  const format = useFormat()
  const other = format.language === 'zh-CN' ? 'name_en' : 'name_zh'
  const text = (name: string, value: string | number | boolean): string => {
    if (name === 'probability' || name === 'counted_probability') return format.share(Number(value))
    if (name === 'probability_from')
      return t(`layers.from_${value}` as 'layers.from_crm', { defaultValue: String(value) })
    if (value === true) return t('layers.yes')
    if (typeof value === 'number') return format.exact(value)
    return isDay.test(String(value)) ? format.date(String(value)) : String(value)
  }
  return (
    <dl className="source-facts">
      {Object.entries(row.fields).map(([name, value]) =>
        value === null || value === '' || name === other ? null : (
          <Fragment key={name}>
            <dt>{t(`why.field_${name}` as 'why.field_item', { defaultValue: name })}</dt>
            <dd>{text(name, value)}</dd>
          </Fragment>
        ),
      )}
    </dl>
  )
}

/** What people had corrected in the row before it was taken in. */
function RowCorrections({ row: { corrections = [] } }: { readonly row: SourceRow }) {
  const { t } = useTranslation()
  const format = useFormat()
  const nameOf = usePersonName()
  return corrections.map(({ fix, field, was, became, author, at }) => (
    <p className="trace-note" key={`${fix} ${field}`}>
      {t('quality.correctedFrom', {
        field: field ? t(`why.field_${field}` as 'why.field_item', { defaultValue: field }) : '',
        was,
        became,
        name: nameOf(author),
        time: format.dateTime(at),
      })}
    </p>
  ))
}

function Entity({ of }: { readonly of: SourceRows }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { figure } = useTraceWords()
  const shown = of.rows.slice(0, rowsShown)
  return (
    <details className="source-entity" open={of.count <= 3}>
      <summary>
        <span className="trace-name">{entityName(t, of.entity)}</span>
        <b>{t('why.rowsOf', { count: of.count, sum: figure(of.sum, 'quantity') })}</b>
      </summary>
      <p className="trace-note">{t('why.readFrom', { ...of, asOf: format.dateTime(of.asOf) })}</p>
      <ul>
        {shown.map((row) => {
          const key = Object.values(row.key).join(' / ')
          return (
            <li key={key}>
              <div className="trace-row">
                <span className="trace-name">{key}</span>
                <b>{figure(row.value, 'quantity')}</b>
              </div>
              <RowFacts row={row} />
              <RowCorrections row={row} />
            </li>
          )
        })}
      </ul>
      {shown.length < of.count ? (
        <p className="trace-note">{t('why.rowsShown', { shown: shown.length, count: of.count })}</p>
      ) : null}
    </details>
  )
}

export const SourceEntities = ({ sources }: { readonly sources: readonly SourceRows[] }) =>
  sources.map((of) => <Entity key={of.entity} of={of} />)

export function TraceSources({ sources }: { readonly sources: readonly SourceRows[] }) {
  const { t } = useTranslation()
  if (sources.length === 0) return null
  return (
    <section>
      <h3>{t('why.sources')}</h3>
      <SourceEntities sources={sources} />
    </section>
  )
}
