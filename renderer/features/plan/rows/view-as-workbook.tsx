/** The view that is shown, for Excel: levels, what is unfolded, filter and measures as they are now. */
import { sheetsOfLook } from '@shared/model/sheets-of-look'
import { useViewState } from '../../../app/view-state'
import { WorkbookMenu } from '../../workbooks/workbook-menu'
import { useRowState } from './row-state'
import { lookNow, useShownView } from './shown-view'

export function ViewAsWorkbook({ scenario }: { readonly scenario: string }) {
  const family = useViewState((view) => view.family)
  const { name } = useShownView()
  const where: Record<string, string> = family === null ? {} : { family }
  return (
    <WorkbookMenu
      scenario={scenario}
      view={name}
      where={where}
      sheets={() => {
        const { filter, expanded, closed } = useRowState.getState()
        return sheetsOfLook(lookNow(), where, filter, { expanded, closed })
      }}
    />
  )
}
