/** Which changes are listed: by kind, and by part of a code or name. */
import type { SnapshotComparison } from '@shared/contract/comparison-calls'
import { type DataChangeGroup, dataChangeGroups, groupOfKind } from '@shared/model/data-changes'
import { Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/use-format'
import type { PageAsked } from './comparison-queries'

interface ChangesFilterProps {
  readonly totals: SnapshotComparison['totals']
  readonly asked: PageAsked
  readonly ask: (asked: PageAsked) => void
}

export function ChangesFilter({ totals, asked, ask }: ChangesFilterProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const countOf = (group: DataChangeGroup): number =>
    totals
      .filter(({ kind }) => groupOfKind(kind) === group)
      .reduce((sum, { count }) => sum + count, 0)
  return (
    <div className="changes-filter">
      <Select
        mode="multiple"
        size="small"
        className="changes-groups"
        allowClear
        showSearch={false}
        popupMatchSelectWidth={false}
        aria-label={t('comparison.groups')}
        placeholder={t('comparison.allGroups')}
        value={[...asked.groups]}
        options={dataChangeGroups
          .filter((group) => countOf(group) > 0)
          .map((group) => ({
            value: group,
            label: `${t(`comparison.group_${group}`)} (${format.quantity(countOf(group))})`,
          }))}
        onChange={(groups) => ask({ ...asked, groups, page: 1 })}
      />
      <Input.Search
        size="small"
        allowClear
        className="changes-search"
        aria-label={t('comparison.search')}
        placeholder={t('comparison.search')}
        onSearch={(search) => ask({ ...asked, search, page: 1 })}
      />
    </div>
  )
}
