/** Writes a kept view as a file that other workspaces can take in. */
import type { KeptView } from '@shared/contract/view-calls'
import { fileOfView } from '@shared/model/file-of-view'

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
