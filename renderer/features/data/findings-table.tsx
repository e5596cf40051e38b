import type { Finding } from '@shared/contract/contract-types'
import { Table, type TableColumnsType } from 'antd'
import { useTranslation } from 'react-i18next'
import { entityName } from './entity-name'
import { findingPlace, findingSentence } from './finding-sentence'
import { severityColumn } from './severity-column'
import './findings-table.css'

interface Row extends Finding {
  readonly key: number
}

export function FindingsTable({ findings }: { readonly findings: readonly Finding[] }) {
  const { t } = useTranslation()
  const columns: TableColumnsType<Row> = [
    severityColumn(t),
    {
      title: t('data.column_place'),
      width: 236,
      render: (_, row) => (
        <>
          <div>{entityName(t, row.entity)}</div>
          <div className="secondary small">{findingPlace(t, row)}</div>
        </>
      ),
    },
    {
      title: t('data.column_finding'),
      render: (_, row) => (
        <>
          <div>{findingSentence(t, row)}</div>
          {row.expected ? (
            <div className="secondary small">
              {t('data.expectedIs', { expected: row.expected })}
            </div>
          ) : null}
        </>
      ),
    },
    { title: t('data.column_field'), width: 120, dataIndex: 'field' },
    { title: t('data.column_value'), width: 130, dataIndex: 'value', ellipsis: true },
  ]
  return (
    <Table<Row>
      className="findings-table"
      size="small"
      sticky
      columns={columns}
      dataSource={findings.map((finding, key) => ({ ...finding, key }))}
      pagination={{ pageSize: 100, size: 'small', showSizeChanger: false, hideOnSinglePage: true }}
    />
  )
}
