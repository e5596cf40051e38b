import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { initWorkspace } from '@main/services/workspace/init-workspace'
import { languageOfWorkspace } from '@main/services/workspace/settings-service'
import { verifyWorkspace } from '@main/services/workspace/verify-workspace'
import { appendJournal, openWorkspace } from '@main/store/writing'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { pullingFrom, pullOnce, smallCompany } from '../snapshots/pull-support'
import { baseWorkspace, entryOf, now, refusal, temporaryFolder } from './store-support'
import { closeToWriting } from './unwritable-folder'

const copies = () => readdirSync(tmpdir()).filter((name) => name.startsWith('evenkeel-copy-'))

/** A closed workspace with a snapshot and an entry. */
async function sealedWorkspace(): Promise<string> {
  const pulling = pullingFrom(smallCompany)
  await pullOnce(pulling)
  appendJournal(pulling.store.db, entryOf(1))
  await pulling.service.close()
  pulling.store.close()
  return pulling.folder
}

test('a sound workspace where nothing may be written is found sound, and nothing of the copy stays', async ({
  skip,
}) => {
  const folder = await sealedWorkspace()
  const before = readdirSync(folder)
  if (!closeToWriting(folder)) skip('mounting takes an administrator')
  const kept = copies()
  const { ok, checks } = await verifyWorkspace(folder)
  expect(checks.filter((one) => !one.ok)).toEqual([])
  expect(ok).toBe(true)
  expect(checks.map((one) => one.check)).toContain('journal')
  expect(copies()).toEqual(kept)
  expect(readdirSync(folder)).toEqual(before)
})

test('damage in such a folder is damage', async ({ skip }) => {
  const folder = await sealedWorkspace()
  const database = new Database(join(folder, 'workspace.sqlite'))
  database.exec('UPDATE setting SET value = \'"zh-CN"\'')
  database.close()
  if (!closeToWriting(folder)) skip('mounting takes an administrator')
  const { checks } = await verifyWorkspace(folder)
  expect(checks.filter((one) => !one.ok).map((one) => one.detail)).toEqual([
    'hash_differs table=setting',
  ])
})

test('opening and making a workspace without the right to write says so', async ({ skip }) => {
  const folder = await sealedWorkspace()
  const empty = temporaryFolder()
  if (!closeToWriting(folder) || !closeToWriting(empty)) skip('mounting takes an administrator')
  const opened = refusal(() => openWorkspace(folder, { now }))
  expect(opened.code).toBe('WORKSPACE_UNWRITABLE')
  expect(opened.params.folder).toBe(folder)
  expect(['no_right', 'read_only', 'cannot_be_opened']).toContain(opened.params.reason)
  const options = { sample: true, language: 'en', now: new Date(now) } as const
  for (const place of [empty, join(empty, 'company')]) {
    const made = refusal(() => initWorkspace(place, options))
    expect(made).toMatchObject({ code: 'WORKSPACE_UNWRITABLE', params: { folder: place } })
    expect(existsSync(join(place, 'workspace.sqlite'))).toBe(false)
  }
})

test('a file where the folder should be is named', () => {
  const file = join(temporaryFolder(), 'plan.txt')
  writeFileSync(file, 'x')
  for (const place of [file, join(file, 'company')]) {
    const error = refusal(() => openWorkspace(place, { now, create: true }))
    expect(error.code).toBe('WORKSPACE_UNWRITABLE')
    expect(error.params).toEqual({ folder: place, reason: 'not_a_folder' })
  }
})

test('a folder in the place of the database is no damage', () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'workspace.sqlite'))
  expect(refusal(() => openWorkspace(folder, { now })).params).toEqual({
    folder,
    reason: 'cannot_be_opened',
  })
})

test('the language of a workspace is told beside whoever has it open', () => {
  const folder = temporaryFolder()
  const options = { sample: true, language: 'zh-CN', now: new Date(now) } as const
  initWorkspace(folder, options)
  const store = openWorkspace(folder, { now })
  expect(languageOfWorkspace(folder)).toBe('zh-CN')
  store.close()
  expect(languageOfWorkspace(baseWorkspace().folder)).toBeUndefined()
  expect(languageOfWorkspace(join(folder, 'nowhere'))).toBeUndefined()
})
