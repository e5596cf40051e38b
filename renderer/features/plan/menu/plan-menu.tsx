/** The menu of the selected cells. */
import type { CellPlace, Side } from '@shared/contract/planning-calls'
import type { Scenario } from '@shared/contract/scenario-calls'
import { Dropdown } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { GridCommands } from '../../../grid/grid-commands'
import type { PlanSession } from '../plan-session'
import type { PlanJumps } from '../rows/use-plan-jumps'
import './plan-menu.css'
import { CellDifference } from './cell-difference'
import { useMenuActions } from './menu-actions'
import { menuItems } from './menu-items'
import { type MenuPlace, usePlanMenu } from './menu-state'

export interface PlanMenuProps {
  readonly scenario: Scenario
  /** What the scenario is compared with; null in the base plan. */
  readonly base: Scenario | null
  readonly session: PlanSession
  readonly onLock: () => void
  readonly jumps: PlanJumps
  readonly commandsOf: (side: Side) => GridCommands | null
  /** Puts the cursor on a cell; false where no grid shows it. */
  readonly onGo: (place: CellPlace) => boolean
}

export function PlanMenu(props: PlanMenuProps) {
  const place = usePlanMenu((menu) => menu.place)
  const [explained, explain] = useState<CellPlace | null>(null)
  return (
    <>
      {place ? (
        // A menu of its own for each place: it opens where it was asked for.
        <OpenMenu key={`${place.x} ${place.y}`} place={place} explain={explain} {...props} />
      ) : null}
      {explained && props.base ? (
        <CellDifference
          cell={explained}
          scenario={props.scenario}
          base={props.base}
          close={() => explain(null)}
        />
      ) : null}
    </>
  )
}

interface OpenMenuProps extends PlanMenuProps {
  readonly place: MenuPlace
  readonly explain: (cell: CellPlace) => void
}

function OpenMenu({ place, ...props }: OpenMenuProps) {
  const { t } = useTranslation()
  const close = usePlanMenu((menu) => menu.close)
  const actions = useMenuActions({ side: place.side, ...props })
  const leave = () => {
    close()
    props.commandsOf(place.side)?.refocus()
  }
  return (
    <Dropdown
      open
      autoFocus
      trigger={[]}
      placement="bottomLeft"
      onOpenChange={(open) => (open ? undefined : leave())}
      menu={{
        className: 'plan-menu',
        items: menuItems(actions, t),
        onClick: ({ key }) => {
          leave()
          actions.find((action) => action?.key === key)?.run()
        },
        onKeyDown: (event) => {
          if (event.key === 'Escape' || event.key === 'Tab') leave()
        },
      }}
    >
      <span className="plan-menu-place" style={{ left: place.x, top: place.y }} />
    </Dropdown>
  )
}
