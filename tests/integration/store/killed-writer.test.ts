import { lastPosition, readJournal } from '@main/store/reading'
import { checkFile, checkJournal } from '@main/store/workspace/check-workspace'
import { openWorkspace } from '@main/store/writing'
import { beforeAll, expect, test } from 'vitest'
import { bundleChild, startChild } from './bundle-child'
import { baseWorkspace, now, temporaryFolder } from './store-support'

let appending: string
beforeAll(async () => {
  appending = await bundleChild('appending-child')
})

test('what was said to be kept survives kill -9, at any moment, again and again', async () => {
  const folder = temporaryFolder()
  baseWorkspace(folder).close()
  let kept = 0
  for (const entries of [1, 40, 7, 150, 23]) {
    const child = startChild(appending, folder)
    for (let i = 0; i < entries; i += 1) kept = Number(await child.line())
    await child.kill()
    for (let line = await child.line(); line; line = await child.line()) kept = Number(line)
    const { db, close } = openWorkspace(folder, { now })
    // One more may have been committed than there was time to say.
    expect(lastPosition(db) - kept).toBeOneOf([0, 1])
    expect(readJournal(db, 'base').length).toBe(lastPosition(db))
    expect(checkJournal(db).problems).toEqual([])
    expect(checkFile(db)).toEqual([])
    close()
  }
  expect(kept).toBeGreaterThanOrEqual(221)
})
