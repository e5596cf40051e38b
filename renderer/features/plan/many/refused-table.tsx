/** Cells that stay as they are, with what was to go in and why it does not. */
import { useTranslation } from 'react-i18next'
import '../../../ui/figure-table.css'
import { useFormat } from '../../../ui/use-format'
import { useMeasureName, useNodeName } from '../grid-words'
import type { RefusedCell } from './many-cells'
import { useRefusalWords } from './refusal-words'

/** More would not be read. */
const most = 200

export function RefusedTable({ refused }: { readonly refused: readonly RefusedCell[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const node = useNodeName()
  const measureName = useMeasureName()
  const words = useRefusalWords()
  if (refused.length === 0) return null
  const listed = refused.slice(0, most).map(({ row, period, text, refusal }) => ({
    where: row ? [...Object.values(node(row)), measureName(row.measure)].filter(Boolean) : [],
    period: period ? format.period(period.period) : '',
    text,
    reason: words(refusal),
  }))
  return (
    <section className="many-refused" aria-label={t('plan.manyRefused')}>
      <table className="figure-table">
        <thead>
          <tr>
            <th scope="col">{t('plan.manyCell')}</th>
            <th scope="col">{t('plan.manyMonth')}</th>
            <th scope="col">{t('plan.manyText')}</th>
            <th scope="col">{t('plan.manyReason')}</th>
          </tr>
        </thead>
        <tbody>
          {listed.map(({ where, period, text, reason }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list is made once and stays in order
            <tr key={at}>
              <th scope="row">{where.join(' · ') || '–'}</th>
              <td>{period || '–'}</td>
              <td className="many-text">{text}</td>
              <td className="many-reason">{reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {refused.length > most ? (
        <p className="many-note">{t('plan.splitMoreRows', { count: refused.length - most })}</p>
      ) : null}
    </section>
  )
}
