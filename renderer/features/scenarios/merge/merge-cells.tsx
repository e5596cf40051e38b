/** The cells of a merge: families, their items, and the three numbers of each cell. */
import type { MergeCell } from '@shared/contract/compare-calls'
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { noFigure } from '../../../ui/format'
import { useFormat } from '../../../ui/use-format'
import {
  canTake,
  type ItemGroup,
  isTaken,
  type MergeChoices,
  type MergeUnit,
  type Side,
} from './merge-choices'
import { MergeSides, MergeTable } from './merge-table'
import type { MergeUnitProps } from './merge-unit-parts'

type Shared = Omit<MergeUnitProps, 'unit' | 'label'>

function CellRow({ cell, ...shared }: { readonly cell: MergeCell } & Shared) {
  const { t } = useTranslation()
  const format = useFormat()
  const number = (value: number | null) =>
    value === null ? (
      <span className="merge-note" title={t('scenarios.mergeCalculated')}>
        {noFigure}
      </span>
    ) : (
      format.exact(value)
    )
  const measure = t(`measures.${cell.measure}`)
  const label = [format.name(cell.name), measure, format.period(cell.period)].join(' · ')
  return (
    <tr className={`merge-${cell.state}`}>
      <th scope="row">
        {format.name(cell.name)} · {measure}
      </th>
      <td className="text">{format.period(cell.period)}</td>
      <MergeSides
        unit={cell}
        label={label}
        contents="figures"
        fork={number(cell.fork)}
        ours={number(cell.ours)}
        theirs={number(cell.theirs)}
        {...shared}
      />
    </tr>
  )
}

interface MergeItemProps extends Shared {
  readonly group: ItemGroup
  readonly onTakeAll: (units: readonly MergeUnit[], taken: boolean) => void
  readonly onSettleAll: (units: readonly MergeUnit[], side: Side) => void
}

/** An item opens by itself where somebody has to choose. */
export function MergeItem({ group, onTakeAll, onSettleAll, ...shared }: MergeItemProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { item, cells } = group
  const disputed = cells.filter(({ state, blocked }) => state === 'conflict' && !blocked)
  const conflicts = disputed.length
  const settleAll = (side: Side) => onSettleAll(disputed, side)
  const [open, setOpen] = useState(conflicts > 0)
  const takeable = cells.filter(canTake)
  const taken = takeable.filter((cell) => isTaken(cell, shared.choices as MergeChoices)).length
  return (
    <details
      className="merge-item"
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        <Checkbox
          checked={takeable.length > 0 && taken === takeable.length}
          indeterminate={taken > 0 && taken < takeable.length}
          disabled={takeable.length === 0}
          aria-label={t('scenarios.mergeTakeItem', { item: item.code })}
          onChange={({ target }) => onTakeAll(takeable, target.checked)}
        />
        <span>
          {item.code} {format.name(item.name)}
        </span>
        <small>{t('scenarios.mergeCells', { count: cells.length })}</small>
        {conflicts > 0 ? (
          <span className="merge-conflicts">
            {t('scenarios.mergeConflicts', { count: conflicts })}
          </span>
        ) : null}
      </summary>
      {open && conflicts > 1 ? (
        <p className="merge-all">
          {t('scenarios.mergeAllConflicts')}
          <Button size="small" onClick={() => settleAll('ours')}>
            {t('scenarios.mergeKeep', { name: shared.into.name })}
          </Button>
          <Button size="small" onClick={() => settleAll('theirs')}>
            {t('scenarios.mergeTakeFrom', { name: shared.from.name })}
          </Button>
        </p>
      ) : null}
      {open ? (
        <MergeTable contents="figures" months into={shared.into} from={shared.from}>
          {cells.map((cell) => (
            <CellRow key={cell.unit} cell={cell} {...shared} />
          ))}
        </MergeTable>
      ) : null}
    </details>
  )
}
