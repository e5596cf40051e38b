/** Opens the workspace named by its argument and keeps it until it is killed. */
import { writeSync } from 'node:fs'
import { openWorkspace } from '@main/store/writing'
import { EvenkeelError } from '@shared/contract/error-codes'

try {
  openWorkspace(process.argv[2] ?? '', { now: '2026-11-15T09:30:00.000Z' })
  writeSync(1, 'open\n')
  setInterval(() => undefined, 1_000_000)
} catch (error) {
  if (!(error instanceof EvenkeelError)) throw error
  writeSync(1, `${JSON.stringify({ code: error.code, params: error.params })}\n`)
}
