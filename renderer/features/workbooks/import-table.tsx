/** Cells of a file that differ: exported, now, file, and what becomes of them. */
import type { ImportedCell } from '@shared/contract/workbook-calls'
import { Table } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useMeasureWords } from '../../app/measure-words'
import { errorText } from '../../ui/error-text'
import { useFormat } from '../../ui/use-format'
import { useRefusalWords } from '../plan/many/refusal-words'
import { useTraceWords } from '../why/trace-words'
import { groupOf } from './import-choices'

interface ImportTableProps {
  readonly cells: readonly ImportedCell[]
  readonly chosen: readonly number[]
  readonly choose: (cells: readonly number[]) => void
  readonly canChoose: (cell: ImportedCell) => boolean
}

export function ImportTable({ cells, chosen, choose, canChoose }: ImportTableProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const measure = useMeasureWords()
  const words = useTraceWords()
  const refusalWords = useRefusalWords()
  /** Large figures to the hundredth; all digits are the title. */
  const figure = (value: number | null): ReactNode => {
    if (value === null) return '–'
    const shown = Math.abs(value) < 100 ? value : Math.round(value * 100) / 100
    return <span title={format.exact(value)}>{format.exact(shown)}</span>
  }
  const rowText = ({ where, measure: key, period }: ImportedCell): string => {
    const { family: _, ...below } = where
    const place = { where: 'item' in where ? below : where, measure: key, period }
    const named = Object.keys(where).length > 0 ? words.where(place) : t('plan.total')
    return [named, measure.name(key)].join(' · ')
  }
  const becomes = ({ state, refusal }: ImportedCell): string => {
    if (!refusal) return t(`workbooks.state_${state}`)
    if (refusal.by === 'file') return t(`workbooks.fault_${refusal.fault}`)
    // Calculated rows are told from the file: what is left is history, which the whole error says.
    return refusal.code === 'CELL_NOT_EDITABLE'
      ? errorText(t, refusal)
      : refusalWords({ by: 'plan', refused: refusal })
  }
  return (
    <Table<ImportedCell>
      className="import-table"
      size="small"
      rowKey="cell"
      dataSource={[...cells]}
      pagination={{ pageSize: 100, hideOnSinglePage: true, showSizeChanger: false }}
      scroll={{ y: 380 }}
      rowClassName={(cell) => `import-${groupOf(cell)}`}
      rowSelection={{
        selectedRowKeys: [...chosen],
        preserveSelectedRowKeys: true,
        onChange: (keys) => choose(keys.map(Number)),
        getCheckboxProps: (cell) => ({
          disabled: !canChoose(cell),
          'aria-label': t('workbooks.choose', {
            label: rowText(cell),
            month: format.period(cell.period),
          }),
        }),
      }}
      columns={[
        { title: t('workbooks.column_row'), render: (_, cell) => rowText(cell) },
        {
          title: t('workbooks.column_month'),
          width: 84,
          render: (_, cell) => format.period(cell.period),
        },
        {
          title: t('workbooks.column_exported'),
          width: 116,
          align: 'right',
          ellipsis: true,
          render: (_, cell) => figure(cell.exported),
        },
        {
          title: t('workbooks.column_now'),
          width: 116,
          align: 'right',
          ellipsis: true,
          render: (_, cell) => figure(cell.now),
        },
        {
          title: t('workbooks.column_file'),
          width: 116,
          align: 'right',
          ellipsis: true,
          render: (_, { text, file }) =>
            text === null ? (
              file === null ? (
                t('workbooks.cleared')
              ) : (
                figure(file)
              )
            ) : (
              <span title={text}>{text}</span>
            ),
        },
        {
          title: t('workbooks.column_state'),
          width: 240,
          render: (_, cell) => (
            <span className="import-state" title={becomes(cell)}>
              {becomes(cell)}
            </span>
          ),
        },
      ]}
    />
  )
}
