import type { FileDefect } from '@shared/contract/file-check-calls'
import { Table, type TableColumnsType } from 'antd'
import { useTranslation } from 'react-i18next'
import { reasonText } from '../../../ui/reason-text'
import { useFormat } from '../../../ui/use-format'
import { severityColumn } from '../severity-column'
import { FileName } from './file-name'

interface Row extends FileDefect {
  readonly key: number
}

/** A line a kind of defect, file and column: how often, and where to look. */
export function DefectsTable({ findings }: { readonly findings: readonly FileDefect[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const columns: TableColumnsType<Row> = [
    severityColumn(t),
    {
      title: t('data.column_defect'),
      width: 190,
      render: (_, { kind }) => t(`checks.${kind}` as 'checks.file_refused'),
    },
    {
      title: t('data.column_count'),
      width: 80,
      align: 'right',
      sorter: (a, b) => a.count - b.count,
      render: (_, { count }) => format.quantity(count),
    },
    {
      title: t('data.column_file'),
      width: 250,
      className: 'check-wrap',
      render: (_, { file, sheet, field }) => (
        <>
          <FileName path={file} sheet={sheet} />
          <div className="secondary small">{field ?? ''}</div>
        </>
      ),
    },
    {
      title: t('data.column_examples'),
      className: 'check-wrap',
      render: (_, { kind, examples }) => <Examples kind={kind} examples={examples} />,
    },
  ]
  return (
    <Table<Row>
      size="small"
      tableLayout="fixed"
      columns={columns}
      dataSource={findings.map((finding, key) => ({ ...finding, key }))}
      pagination={{ pageSize: 100, size: 'small', showSizeChanger: false, hideOnSinglePage: true }}
    />
  )
}

const longest = 120
const shortened = (text: string): string =>
  text.length > longest ? `${text.slice(0, longest)}…` : text

function Examples({ kind, examples }: Pick<FileDefect, 'kind' | 'examples'>) {
  const { t } = useTranslation()
  const format = useFormat()
  const valueText = (value: string): string =>
    value === ''
      ? t('data.exampleEmpty')
      : shortened(kind === 'file_refused' ? reasonText(t, value) : value)
  return examples.slice(0, 3).map(({ row, value, expected }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the list is replaced as a whole
    <div key={index} className="small">
      {row === null ? null : (
        <span className="secondary">
          {t('data.exampleRow', { row: format.quantity(row) })}
          {value === null && expected === null ? '' : ': '}
        </span>
      )}
      {value === null ? null : valueText(value)}
      {expected === null ? null : <span className="secondary"> → {shortened(expected)}</span>}
    </div>
  ))
}
