/** What differs between two plans, a row a unit: what it was when they parted, what it is in each, and which is taken. */
import type { Scenario } from '@shared/contract/scenario-calls'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { MergeChoice, MergeOrigin, type MergeUnitProps } from './merge-unit-parts'

/** Words begin at the left; figures end at the right. */
export type MergeContents = 'figures' | 'words'

interface MergeTableProps extends Pick<MergeUnitProps, 'into' | 'from'> {
  readonly contents: MergeContents
  /** Each row tells its month in a column of its own. */
  readonly months?: boolean
  readonly children: ReactNode
}

const sideClass = (contents: MergeContents): string | undefined =>
  contents === 'words' ? 'text' : undefined

export function MergeTable({ into, from, contents, months = false, children }: MergeTableProps) {
  const { t } = useTranslation()
  const heading = (content: ReactNode, className = sideClass(contents)) => (
    <th scope="col" className={className}>
      {content}
    </th>
  )
  const chip = ({ name, colour }: Scenario) => (
    <span
      className="scenario-chip"
      style={{ '--scenario': `var(--scenario-${colour})` } as React.CSSProperties}
    >
      {name}
    </span>
  )
  return (
    <table className={`figure-table compare-table merge-table merge-${contents}`}>
      <thead>
        <tr>
          <th scope="col">{t('scenarios.differencePlace')}</th>
          {months ? heading(t('scenarios.month'), 'text') : null}
          {heading(t('scenarios.mergeFork'))}
          {heading(chip(into))}
          {heading(chip(from))}
          {heading(t('scenarios.mergeChoice'), 'text')}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  )
}

interface MergeSidesProps extends MergeUnitProps {
  readonly contents: MergeContents
  readonly fork: ReactNode
  readonly ours: ReactNode
  readonly theirs: ReactNode
}

/** The cells of a row behind what it is about. */
export function MergeSides({ contents, fork, ours, theirs, ...choice }: MergeSidesProps) {
  const side = sideClass(contents)
  const { unit } = choice
  return (
    <>
      <td className={side}>{fork}</td>
      <td className={side}>
        {ours}
        <MergeOrigin of={unit.oursBy} />
      </td>
      <td className={side}>
        {theirs}
        <MergeOrigin of={unit.theirsBy} />
      </td>
      <td className="text merge-choice">
        <MergeChoice {...choice} />
      </td>
    </>
  )
}
