/** What every unit of a merge shows: whether it is taken, or which side of a conflict. */
import type { Scenario } from '@shared/contract/scenario-calls'
import { Checkbox, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { usePersonName } from '../../../app/use-person-name'
import { useFormat } from '../../../ui/use-format'
import { isTaken, type MergeChoices, type MergeUnit, type Side } from './merge-choices'

export interface MergeUnitProps {
  readonly unit: MergeUnit
  readonly label: string
  readonly choices: MergeChoices
  readonly into: Scenario
  readonly from: Scenario
  readonly onTake: (unit: MergeUnit, taken: boolean) => void
  readonly onSettle: (unit: MergeUnit, side: Side) => void
}

/** Who changed it, when and why. */
export function MergeOrigin({ of }: { readonly of: MergeUnit['oursBy'] }) {
  const format = useFormat()
  const personName = usePersonName()
  if (!of) return null
  return (
    <small className="merge-origin">
      {personName(of.author)}, {format.clock(of.at)}
      {of.reason ? `: ${of.reason}` : ''}
    </small>
  )
}

export function MergeChoice(props: MergeUnitProps) {
  const { t } = useTranslation()
  const { unit, label, choices, into, from, onTake, onSettle } = props
  if (unit.blocked)
    return <span className="merge-note">{t(`scenarios.blocked_${unit.blocked}`)}</span>
  if (unit.state === 'same') return <span className="merge-note">{t('scenarios.merge_same')}</span>
  if (unit.state === 'clean')
    return (
      <Checkbox
        checked={isTaken(unit, choices)}
        aria-label={label}
        onChange={({ target }) => onTake(unit, target.checked)}
      >
        {t('scenarios.mergeTake')}
      </Checkbox>
    )
  return (
    <Radio.Group
      size="small"
      aria-label={label}
      value={choices.settled[unit.unit] ?? null}
      onChange={({ target }) => onSettle(unit, target.value as Side)}
      options={[
        { value: 'ours', label: t('scenarios.mergeKeep', { name: into.name }) },
        { value: 'theirs', label: t('scenarios.mergeTakeFrom', { name: from.name }) },
      ]}
    />
  )
}
