import type { SnapshotComparison } from '@shared/contract/comparison-calls'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/use-format'
import { entityName } from '../data/entity-name'

const counts = ['before', 'after', 'added', 'changed', 'gone'] as const

/** How many rows of every entity are new, different and gone. */
export function EntityCountsTable({ entities }: Pick<SnapshotComparison, 'entities'>) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <table className="figure-table plan-parts">
      <thead>
        <tr>
          <th scope="col">{t('data.column_entity')}</th>
          {counts.map((key) => (
            <th key={key} scope="col">
              {t(`comparison.column_${key}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {entities.map((one) => (
          <tr key={one.entity}>
            <th scope="row">{entityName(t, one.entity)}</th>
            {counts.map((key) => (
              <td key={key}>{format.quantity(one[key])}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
