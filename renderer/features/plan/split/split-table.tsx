import type { SplitPreview } from '@shared/contract/split-preview'
import { InputNumber, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { withSign } from '../../../ui/format'
import { useFormat } from '../../../ui/use-format'
import type { ChosenRule } from './chosen-rule'
import { useSplitQuantity } from './split-quantity'

/** Rows that are drawn; the rest is counted. */
const mostRows = 100

interface SplitTableProps {
  readonly preview: SplitPreview
  readonly chosen: ChosenRule
  readonly choose: (rule: ChosenRule) => void
}

interface Row {
  readonly key: string
  readonly code: string
  readonly name: string
  readonly before: number
  readonly after: number
  readonly locked: boolean
}

/** Everything below the total before and after: the level below, or every line. */
export function SplitTable({ preview, chosen, choose }: SplitTableProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const quantity = useSplitQuantity()
  const deeper = preview.children.length > 0 && preview.lines.length > preview.children.length
  const [all, showAll] = useState(false)
  const lines = (all && deeper) || preview.children.length === 0
  const weighted = chosen.kind === 'weights' && !lines
  const rows: Row[] = lines
    ? preview.lines.map(({ where, name, ...line }) => {
        const codes = Object.values(where)
        const text = format.name(name)
        return { ...line, key: codes.join('|'), code: codes.join(' '), name: text }
      })
    : preview.children.map((child) => ({
        key: child.code,
        code: child.code,
        name: format.name(child.name),
        before: child.before,
        after: child.after,
        locked: child.lockedLines === child.lines,
      }))
  return (
    <>
      {deeper ? (
        <Segmented
          size="small"
          value={all}
          onChange={showAll}
          options={[
            { value: false, label: t('plan.splitChildren', { count: preview.children.length }) },
            { value: true, label: t('plan.splitLines', { count: preview.lines.length }) },
          ]}
        />
      ) : null}
      <div className="split-rows">
        <table className="figure-table split-table">
          <thead>
            <tr>
              <th scope="col">{t('plan.splitChild')}</th>
              {weighted ? <th scope="col">{t('plan.splitWeight')}</th> : null}
              <th scope="col">{t('plan.splitBefore')}</th>
              <th scope="col">{t('plan.splitAfter')}</th>
              <th scope="col">{t('plan.splitChange')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, mostRows).map((row) => (
              <tr key={row.key} className={row.locked ? 'split-locked' : ''}>
                <th scope="row">
                  {row.name === row.code ? row.code : `${row.code} ${row.name}`}
                  {row.locked ? <i>{t('plan.flag_locked')}</i> : null}
                </th>
                {weighted ? (
                  <td>
                    <InputNumber
                      size="small"
                      min={0}
                      max={1e12}
                      controls={false}
                      aria-label={t('plan.splitWeightOf', { name: row.code })}
                      value={chosen.weights[row.code] ?? 0}
                      onChange={(weight) =>
                        choose({
                          ...chosen,
                          weights: { ...chosen.weights, [row.code]: weight ?? 0 },
                        })
                      }
                    />
                  </td>
                ) : null}
                <td>{quantity(row.before)}</td>
                <td>{quantity(row.after)}</td>
                <td className="split-change">{withSign(row.after - row.before, quantity)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {rows.length > mostRows ? (
          <p className="split-note">{t('plan.splitMoreRows', { count: rows.length - mostRows })}</p>
        ) : null}
      </div>
    </>
  )
}
