/** Which exceptions are listed: by kind, family and how far they are reviewed. */
import type { Worklist } from '@shared/contract/worklist-calls'
import { reviewStates } from '@shared/model/reviews'
import { Select } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/use-format'
import { useWorklistState } from './worklist-state'

interface ChoiceProps<T extends string> {
  readonly label: string
  readonly value: readonly T[]
  readonly options: readonly { readonly value: T; readonly label: ReactNode }[]
  readonly onChange: (value: T[]) => void
}

function Choice<T extends string>({ label, value, options, onChange }: ChoiceProps<T>) {
  return (
    <Select
      mode="multiple"
      size="small"
      className="worklist-choice"
      maxTagCount={0}
      maxTagPlaceholder={(hidden) => `${label} (${hidden.length})`}
      popupMatchSelectWidth={false}
      showSearch={false}
      allowClear
      aria-label={label}
      placeholder={label}
      value={[...value]}
      options={[...options]}
      onChange={onChange}
    />
  )
}

const Counted = ({ name, count }: { readonly name: string; readonly count: number }) => (
  <span className="worklist-counted">
    {name} <small>{count}</small>
  </span>
)

export function WorklistFilters({ list }: { readonly list: Worklist | undefined }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { kinds, families, states, filter } = useWorklistState()
  return (
    <>
      <Choice
        label={t('worklist.kinds')}
        value={kinds}
        onChange={(chosen) => filter({ kinds: chosen })}
        options={(list?.kinds ?? [])
          .filter(({ kind, count }) => count > 0 || kinds.includes(kind))
          .map(({ kind, count }) => ({
            value: kind,
            label: <Counted name={t(`worklist.kind_${kind}`)} count={count} />,
          }))}
      />
      <Choice
        label={t('worklist.families')}
        value={families}
        onChange={(chosen) => filter({ families: chosen })}
        options={(list?.families ?? []).map(({ family, name, count }) => ({
          value: family,
          label: <Counted name={format.name(name)} count={count} />,
        }))}
      />
      <Choice
        label={t('worklist.states')}
        value={states}
        onChange={(chosen) => filter({ states: chosen })}
        options={reviewStates.map((state) => ({
          value: state,
          label: (
            <Counted
              name={t(`worklist.state_${state}`)}
              count={list?.progress.find((one) => one.state === state)?.count ?? 0}
            />
          ),
        }))}
      />
    </>
  )
}
