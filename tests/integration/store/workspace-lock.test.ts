import { openWorkspace } from '@main/store/writing'
import { beforeAll, expect, test } from 'vitest'
import { bundleChild, startChild } from './bundle-child'
import { baseWorkspace, now, refusal, temporaryFolder } from './store-support'

let holding: string
beforeAll(async () => {
  holding = await bundleChild('holding-child')
})

test('two processes: the second is told which one has the workspace; its death frees it', async () => {
  const folder = temporaryFolder()
  baseWorkspace(folder).close()
  const holder = startChild(holding, folder)
  expect(await holder.line()).toBe('open')
  const expected = { code: 'WORKSPACE_IN_USE', params: { folder, process: holder.process.pid } }
  expect(refusal(() => openWorkspace(folder, { now }))).toMatchObject(expected)
  const third = startChild(holding, folder)
  expect(JSON.parse((await third.line()) ?? '')).toEqual(expected)
  await holder.kill()
  openWorkspace(folder, { now }).close()
})
