import type { GridApi } from 'ag-grid-community'
import type { GridHost } from './grid-host'
import type { GridLink } from './grid-link'
import type { GridRow } from './grid-row'
import { labelColumnId } from './label-column-id'
import { RowFollower } from './row-follower'

/** Whoever points, turns the wheel or types in a grid leads; returns what takes it out of the link. */
export function attachFollower(
  api: GridApi<GridRow>,
  host: GridHost,
  link: GridLink,
  section: HTMLElement,
): () => void {
  const follower = new RowFollower(host, section)
  const lead = (): void => link.lead(follower)
  const signs = ['pointerdown', 'wheel', 'keydown', 'focusin', 'touchstart'] as const
  for (const sign of signs) section.addEventListener(sign, lead, { capture: true, passive: true })
  const leave = link.follow(follower)
  host.follower = follower
  const measure = (): void =>
    section.style.setProperty(
      '--label-width',
      `${api.getColumn(labelColumnId)?.getActualWidth() ?? 0}px`,
    )
  measure()
  host.widthsChanged = measure
  return () => {
    for (const sign of signs) section.removeEventListener(sign, lead, { capture: true })
    host.follower = null
    leave()
    follower.remove()
  }
}
