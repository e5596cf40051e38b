/** What changed, by code and name; where the plan shows it, the way there. */
import type { ComparedChange } from '@shared/contract/comparison-calls'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useViewState } from '../../app/view-state'
import { useFormat } from '../../ui/use-format'
import { useComparisonState } from './comparison-state'

export function ChangeSubject({ change }: { readonly change: ComparedChange }) {
  const { t } = useTranslation()
  const format = useFormat()
  const goTo = useViewState((view) => view.goTo)
  const close = useComparisonState((state) => state.close)
  const { code, name, item, family, customer, supplier, place } = change
  const show = () => {
    if (!place) return
    close()
    const where = family && place.where.item ? { family: family.code, ...place.where } : place.where
    goTo({ scenario: 'base', place: { ...place, where } })
  }
  const party = customer ?? supplier
  const about = [
    item && item.code !== code ? item.code : '',
    name ? format.name(name) : '',
    party && party.code !== code ? format.name(party.name) : '',
  ]
  return (
    <>
      {place ? (
        <Button
          type="link"
          size="small"
          className="change-link"
          title={t('comparison.goToPlace', { code })}
          onClick={show}
        >
          {code}
        </Button>
      ) : (
        <span>{code}</span>
      )}
      <div className="secondary small">{[...new Set(about.filter(Boolean))].join(' · ')}</div>
    </>
  )
}
