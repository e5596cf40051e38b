import type { CheckedFileRow } from '@shared/contract/file-check-calls'
import { checkedPlace } from '@shared/model/file-check/checked-place'
import { Table, type TableColumnsType } from 'antd'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { reasonText } from '../../../ui/reason-text'
import { useFormat } from '../../../ui/use-format'
import { entityName } from '../entity-name'
import { FileName } from './file-name'

/** How a file was read: its format, encoding and delimiter, or the kind of its records. */
function readAs(t: TFunction, file: CheckedFileRow): string {
  const { format, encoding, byteOrderMark, delimiter, records } = file
  const parts = [
    format.toUpperCase(),
    records
      ? `${t(`commandLine.records_${records.kind}` as 'commandLine.records_x12')} ${records.type ?? ''}`.trim()
      : '',
    encoding === null ? '' : `${encoding}${byteOrderMark ? ' BOM' : ''}`,
    delimiter === '\t' ? t('data.delimiterTab') : (delimiter ?? ''),
  ]
  return parts.filter((part) => part !== '').join(' · ')
}

export function CheckedFilesTable({ files }: { readonly files: readonly CheckedFileRow[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const columns: TableColumnsType<CheckedFileRow> = [
    {
      title: t('data.column_file'),
      className: 'check-wrap',
      render: (_, { path, sheet, entity, refused }) => (
        <>
          <FileName path={path} sheet={sheet} />
          <div className={refused ? 'bad small' : 'secondary small'}>
            {refused
              ? reasonText(t, refused.reason || refused.code)
              : entity === null
                ? ''
                : entityName(t, entity)}
          </div>
        </>
      ),
    },
    { title: t('data.column_format'), width: 180, render: (_, file) => readAs(t, file) },
    { title: t('data.column_numbers'), width: 110, dataIndex: 'decimal', align: 'center' },
    {
      title: t('data.column_dates'),
      width: 150,
      render: (_, { dates }) => dates.map(({ style }) => style).join(', '),
    },
    {
      title: t('data.column_heading'),
      width: 100,
      align: 'right',
      render: (_, { heading, refused }) =>
        refused ? '' : heading === null ? t('data.noHeading') : format.quantity(heading),
    },
    {
      title: t('data.column_rows'),
      width: 90,
      align: 'right',
      sorter: (a, b) => a.rows - b.rows,
      render: (_, { rows, refused }) => (refused ? '' : format.quantity(rows)),
    },
    {
      title: t('data.column_columns'),
      width: 90,
      align: 'right',
      render: (_, { columns: count, refused }) => (refused ? '' : format.quantity(count)),
    },
  ]
  return (
    <Table<CheckedFileRow>
      size="small"
      tableLayout="fixed"
      rowKey={({ path, sheet }) => checkedPlace(path, sheet)}
      columns={columns}
      dataSource={[...files]}
      pagination={{ pageSize: 100, size: 'small', showSizeChanger: false, hideOnSinglePage: true }}
    />
  )
}
