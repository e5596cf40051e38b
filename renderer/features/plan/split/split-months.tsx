import type { SplitPreview } from '@shared/contract/split-preview'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../ui/use-format'
import { useSplitQuantity } from './split-quantity'

/** What each month of a total over several gets. */
export function SplitMonths({ preview: { months } }: { readonly preview: SplitPreview }) {
  const { t } = useTranslation()
  const format = useFormat()
  const quantity = useSplitQuantity()
  if (!months) return null
  return (
    <table className="figure-table split-months">
      <thead>
        <tr>
          <td />
          {months.map(({ period }) => (
            <th key={period} scope="col">
              {format.period(period)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {(['before', 'after'] as const).map((when) => (
          <tr key={when}>
            <th scope="row">{t(when === 'before' ? 'plan.splitBefore' : 'plan.splitAfter')}</th>
            {months.map((month) => (
              <td key={month.period}>{quantity(month[when])}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
