/** Writes a kept view as a file that other workspaces can take in. */
import type { KeptView } from '@shared/contract/view-calls'

export function fileOfView({ name, look, filter, family, role }: KeptView): string {
  return `${JSON.stringify({ evenkeelView: 1, view: { name, look, filter, family, role } }, null, 2)}\n`
}

/** What no file system takes is left out of the name. */
const fileName = (name: string): string =>
  `${name.replaceAll(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').trim() || 'view'}.evenkeel-view.json`

export function shareView(view: KeptView): void {
  const address = URL.createObjectURL(new Blob([fileOfView(view)], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = address
  link.download = fileName(view.name)
  link.click()
  URL.revokeObjectURL(address)
}
