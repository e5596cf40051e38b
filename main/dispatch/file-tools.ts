/** What can be done with files without a workspace. */
export { checkFiles } from '@main/services/checking/check-files'

import type { checkFiles } from '@main/services/checking/check-files'

export type CheckFiles = typeof checkFiles
