/** What the score of each entity is made of. */
import type { QualityCheck } from '@shared/contract/quality-calls'
import { shownTenths } from '@shared/model/quality/shown-score'
import { Table, type TableColumnsType } from 'antd'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/use-format'
import { entityName } from '../data/entity-name'
import { useShownScore } from './use-shown-score'

type Score = QualityCheck['scores'][number]

export function EntitiesTab({ check }: { readonly check: QualityCheck }) {
  const { t } = useTranslation()
  const format = useFormat()
  const shownScore = useShownScore()
  const share = (
    name: 'accuracy' | 'completeness' | 'freshness',
  ): TableColumnsType<Score>[number] => ({
    title: t(`quality.column_${name}`),
    align: 'right',
    sorter: (a, b) => a[name] - b[name],
    // Never rounded up: all of it is only what nothing was found in.
    render: (_, score) => format.share(shownTenths(score[name] * 100) / 100),
  })
  const columns: TableColumnsType<Score> = [
    { title: t('quality.column_entity'), render: (_, { entity }) => entityName(t, entity) },
    { title: t('quality.column_connection'), dataIndex: 'connection' },
    {
      title: t('quality.column_rows'),
      align: 'right',
      sorter: (a, b) => a.rows - b.rows,
      render: (_, { rows }) => format.quantity(rows),
    },
    {
      title: t('data.column_rejected'),
      align: 'right',
      render: (_, { rejected }) =>
        rejected > 0 ? <span className="bad">{format.quantity(rejected)}</span> : 0,
    },
    share('accuracy'),
    share('completeness'),
    share('freshness'),
    {
      title: t('quality.column_score'),
      align: 'right',
      defaultSortOrder: 'ascend',
      sorter: (a, b) => a.score - b.score,
      render: (_, { score }) => <b>{shownScore(score)}</b>,
    },
  ]
  return (
    <>
      <p className="secondary small">{t('quality.scoreHint')}</p>
      <Table<Score>
        size="small"
        rowKey="entity"
        columns={columns}
        dataSource={check.scores}
        pagination={false}
      />
    </>
  )
}
