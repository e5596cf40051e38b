/** A folder that nobody may write to, the administrator included. */
import { execFileSync } from 'node:child_process'
import { chmodSync } from 'node:fs'
import { onTestFinished } from 'vitest'

/** Takes the right to write away until the test ends; false where that cannot be done here. */
export function closeToWriting(folder: string): boolean {
  if (process.getuid?.() !== 0) {
    chmodSync(folder, 0o555)
    onTestFinished(() => chmodSync(folder, 0o755))
    return true
  }
  const mount = (...args: string[]) => execFileSync('mount', args, { stdio: 'ignore' })
  try {
    mount('--bind', folder, folder)
  } catch {
    return false
  }
  onTestFinished(() => {
    execFileSync('umount', [folder])
  })
  mount('-o', 'remount,ro,bind', folder)
  return true
}
