import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { behind } from '@main/store/open-file'
import { lastPosition, readJournal } from '@main/store/reading'
import { checkFile, checkJournal, checkTables } from '@main/store/workspace/check-workspace'
import { appendJournal, openWorkspace, setMemory, type WorkspaceStore } from '@main/store/writing'
import { EvenkeelError } from '@shared/contract/error-codes'
import { expect, onTestFinished, test } from 'vitest'
import {
  memoryConnector,
  order,
  pullingWorkspace,
  pullOnce,
  smallCompany,
} from '../snapshots/pull-support'
import { baseWorkspace, entryOf, now, temporaryFolder } from './store-support'

/** Appends large entries until one is refused; answers how many were kept. */
function fill({ db }: WorkspaceStore): { kept: number; error: unknown } {
  for (let kept = 0; ; kept += 1) {
    try {
      appendJournal(db, entryOf(kept, { reason: 'x'.repeat(20_000) }))
    } catch (error) {
      return { kept, error }
    }
  }
}

function expectNothingLost(folder: string, kept: number): void {
  const store = openWorkspace(folder, { now })
  expect(lastPosition(store.db)).toBe(kept)
  expect(readJournal(store.db, 'base').length).toBe(kept)
  expect(checkJournal(store.db).problems).toEqual([])
  expect(checkTables(store.db)).toEqual([])
  expect(checkFile(store.db)).toEqual([])
  store.close()
}

test('a file that may not grow: DISK_FULL, and all that was kept before is there', () => {
  const folder = temporaryFolder()
  const store = baseWorkspace(folder)
  behind(store.db).database.pragma('max_page_count = 100')
  const { kept, error } = fill(store)
  expect(error).toBeInstanceOf(EvenkeelError)
  expect(error).toMatchObject({
    code: 'DISK_FULL',
    params: { file: join(folder, 'workspace.sqlite') },
  })
  expect(kept).toBeGreaterThan(3)
  behind(store.db).database.pragma('max_page_count = 100000')
  expect(appendJournal(store.db, entryOf(1)).position).toBe(kept + 1)
  store.close()
  expectNothingLost(folder, kept + 1)
})

function smallDisk(): string | undefined {
  const folder = join(temporaryFolder(), 'disk')
  mkdirSync(folder)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1500k', 'tmpfs', folder], { stdio: 'ignore' })
  } catch {
    return undefined
  }
  onTestFinished(() => {
    execFileSync('umount', [folder])
  })
  return folder
}

test('a disk that is full: the same', ({ skip }) => {
  const folder = smallDisk()
  if (!folder) skip('mounting a small disk takes an administrator')
  else {
    const store = baseWorkspace(folder)
    const { kept, error } = fill(store)
    expect(error).toMatchObject({ code: 'DISK_FULL' })
    expect(() => setMemory(store.db, 'grid', 'x'.repeat(200_000))).toThrow(/DISK_FULL/)
    store.close()
    expectNothingLost(folder, kept)
  }
})

test('a pull that does not fit: DISK_FULL, nothing of it is left, and edits go on', async ({
  skip,
}) => {
  const folder = smallDisk()
  if (!folder) skip('mounting a small disk takes an administrator')
  else {
    const orders = Array.from({ length: 40_000 }, (_, i) => order(`SO${i}`, 1))
    const pulling = pullingWorkspace(
      () => memoryConnector({ ...smallCompany, sales_order_line: orders }),
      {},
      folder,
    )
    const state = await pullOnce(pulling)
    expect(state).toMatchObject({ phase: 'failed', error: { code: 'DISK_FULL' }, snapshot: null })
    expect(readdirSync(join(folder, 'snapshots'))).toEqual([])
    expect(appendJournal(pulling.store.db, entryOf(1)).position).toBe(1)
    pulling.store.close()
    expectNothingLost(folder, 1)
  }
})
