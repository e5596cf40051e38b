/** What the menu of the selected cells offers, and what each of it does. */
import type { CellPlace, Side } from '@shared/contract/planning-calls'
import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import { askBrief } from '../../notes/brief-host'
import { writeComment } from '../../notes/use-comment-key'
import { useWhy } from '../../why/why-state'
import { cellBar } from '../many/cell-bar'
import { useSelection } from '../plan-selection'
import { useCellLock } from '../use-lock-cell'
import { counterpartsOf } from './counterpart'
import type { PlanMenuProps } from './plan-menu'

export interface MenuAction {
  readonly key: string
  readonly text:
    | 'plan.menuEdit'
    | 'plan.menuClear'
    | 'plan.menuCopy'
    | 'plan.menuCopyHeadings'
    | 'plan.menuPaste'
    | 'plan.menuFillRight'
    | 'plan.menuFillDown'
    | 'plan.menuLock'
    | 'plan.menuUnlock'
    | 'plan.menuWhy'
    | 'notes.briefTitle'
    | 'plan.menuComment'
    | 'plan.menuCounterpart'
    | 'rows.toCause'
    | 'rows.back'
    | 'plan.menuDifferences'
  readonly keys?: string
  readonly possible: boolean
  run(): void
}

interface Menu extends PlanMenuProps {
  readonly side: Side
  readonly explain: (cell: CellPlace) => void
}

export function useMenuActions(menu: Menu): readonly (MenuAction | null)[] {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const { cell, range } = useSelection()
  const { scenario, side, session, onLock, base, jumps, onGo, explain } = menu
  const lock = useCellLock(session, scenario.locked === null)
  const commands = menu.commandsOf(side)
  const place: CellPlace | null = cell?.period
    ? { where: cell.row.where, measure: cell.row.measure, period: cell.period.period }
    : null
  const open = scenario.locked === null
  const editable = open && (range?.rows.some((row) => row.editable) ?? false)
  const several = (range?.rows.length ?? 0) > 1
  const elsewhere = place ? counterpartsOf(side, place) : []
  const paste = async (): Promise<void> => {
    try {
      commands?.paste(await navigator.clipboard.readText())
    } catch {
      // The browser keeps the clipboard to itself; the key needs no permission.
      void message.info({ key: 'paste', content: t('plan.pasteByKey') })
    }
  }
  return [
    {
      key: 'edit',
      text: 'plan.menuEdit',
      keys: 'F2',
      possible:
        open &&
        !!cell?.months &&
        (cell.period ? cellBar(cell.row, cell.period, 0) === null : cell.row.editable),
      run: () => commands?.edit(),
    },
    {
      key: 'clear',
      text: 'plan.menuClear',
      keys: 'Del',
      possible: editable,
      run: () => commands?.clear(),
    },
    null,
    {
      key: 'copy',
      text: 'plan.menuCopy',
      keys: 'Ctrl C',
      possible: range !== null,
      run: () => commands?.copy(false),
    },
    {
      key: 'copy-headings',
      text: 'plan.menuCopyHeadings',
      keys: 'Ctrl Shift C',
      possible: range !== null,
      run: () => commands?.copy(true),
    },
    {
      key: 'paste',
      text: 'plan.menuPaste',
      keys: 'Ctrl V',
      possible: open && range !== null,
      run: () => void paste(),
    },
    null,
    {
      key: 'fill-right',
      text: 'plan.menuFillRight',
      keys: 'Ctrl R',
      possible: editable,
      run: () => commands?.fill('right'),
    },
    {
      key: 'fill-down',
      text: 'plan.menuFillDown',
      keys: 'Ctrl D',
      possible: editable && several,
      run: () => commands?.fill('down'),
    },
    {
      key: 'lock',
      text: lock.locked ? 'plan.menuUnlock' : 'plan.menuLock',
      keys: 'Ctrl L',
      possible: lock.possible,
      run: onLock,
    },
    null,
    {
      key: 'why',
      text: 'plan.menuWhy',
      keys: 'Alt W',
      possible: place !== null,
      run: () => {
        if (!useWhy.getState().open) useWhy.getState().toggle()
      },
    },
    {
      key: 'brief',
      text: 'notes.briefTitle',
      keys: 'Alt I',
      possible: place !== null,
      run: askBrief,
    },
    {
      key: 'comment',
      text: 'plan.menuComment',
      keys: 'Shift F2',
      possible: place !== null,
      run: writeComment,
    },
    {
      key: 'counterpart',
      text: 'plan.menuCounterpart',
      keys: 'Alt O',
      possible: elsewhere.length > 0,
      run: () => {
        if (!elsewhere.some(onGo)) void message.info({ key: 'go', content: t('plan.notShown') })
      },
    },
    {
      key: 'cause',
      text: 'rows.toCause',
      keys: 'Alt G',
      possible: place !== null && side !== 'finance',
      run: jumps.toCause,
    },
    {
      key: 'back',
      text: 'rows.back',
      keys: 'Alt B',
      possible: true,
      run: jumps.back,
    },
    {
      key: 'differences',
      text: 'plan.menuDifferences',
      possible: base !== null && place !== null,
      run: () => {
        if (place) explain(place)
      },
    },
  ]
}
