/** One sender at a time in a target folder, across processes and machines. */

import { open, readFile, rm, stat } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { throwIfCancelled } from '../../cancellation'
import { fileUnreadable } from '../../reasons'
import { systemCode } from '../file-errors'

const name = '.sending'
/** A lock from another machine that is older than this was left by a sender that died. */
const staleAfter = 120_000
const patience = 15_000

/** Runs `work` while no other sender works in `folder`. FILE_UNREADABLE {file, reason} where another one does not end. */
export async function withTargetLock<Result>(
  folder: string,
  signal: AbortSignal,
  work: () => Promise<Result>,
): Promise<Result> {
  const path = join(folder, name)
  const holder = `${hostname()} ${process.pid}`
  const deadline = Date.now() + patience
  while (!(await take(path, holder))) {
    throwIfCancelled(signal)
    if (await isLeft(path)) await rm(path, { force: true })
    else if (Date.now() > deadline) throw fileUnreadable(path, 'another_sender')
    else await wait(50, undefined, { signal }).catch(() => throwIfCancelled(signal))
  }
  try {
    return await work()
  } finally {
    await rm(path, { force: true }).catch(() => undefined)
  }
}

async function take(path: string, holder: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx')
    await file.writeFile(holder)
    await file.close()
    return true
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false
    throw error
  }
}

async function isLeft(path: string): Promise<boolean> {
  try {
    const [host, process_] = (await readFile(path, 'utf8')).split(' ')
    if (host === hostname() && process_) return !isAlive(Number(process_))
    return Date.now() - (await stat(path)).mtimeMs > staleAfter
  } catch (error) {
    return systemCode(error) === 'ENOENT'
  }
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0)
    return true
  } catch (error) {
    return systemCode(error) === 'EPERM'
  }
}
