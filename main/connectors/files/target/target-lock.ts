/** One sender at a time in a target folder, across processes and machines. */

import { link, open, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { throwIfCancelled } from '../../cancellation'
import { fileUnreadable } from '../../reasons'
import { systemCode } from '../file-errors'

const name = '.sending'
/** A lock from another machine that is older than this was left by a sender that died. */
const staleAfter = 120_000
/** A lock without a holder was left by one that died between making and writing it. */
const emptyAfter = 5_000
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

/** Where a folder has no hard links, as on some network drives. */
const withoutLinks = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL', 'EACCES'])

/** The lock appears with its holder in it: a sender that dies while it takes the lock leaves none that nobody can tell. */
async function take(path: string, holder: string): Promise<boolean> {
  const draft = `${path}-${process.pid}`
  try {
    await writeFile(draft, holder)
    await link(draft, path)
    return true
  } catch (error) {
    const code = systemCode(error)
    if (code === 'EEXIST') return false
    if (!withoutLinks.has(code)) throw error
    return takeInTwoSteps(path, holder)
  } finally {
    await rm(draft, { force: true }).catch(() => undefined)
  }
}

async function takeInTwoSteps(path: string, holder: string): Promise<boolean> {
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
    const age = Date.now() - (await stat(path)).mtimeMs
    return age > (host ? staleAfter : emptyAfter)
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
