/** Old snapshots can go; what something stands on stays. */
import { existsSync } from 'node:fs'
import { getScenario, snapshotFile } from '@main/store/reading'
import { updateScenario } from '@main/store/writing'
import { expect, test } from 'vitest'
import { pullingFrom, pullOnce, smallCompany } from './pull-support'

async function threePulls() {
  const desk = pullingFrom(smallCompany)
  const pulled: string[] = []
  for (let n = 0; n < 3; n += 1) pulled.push((await pullOnce(desk)).snapshot!)
  const [first, second, third] = pulled as [string, string, string]
  const base = getScenario(desk.store.db, 'base')!
  updateScenario(desk.store.db, { ...base, snapshot: second })
  return { desk, snapshots: desk.service.snapshots, first, second, third }
}

test('each is listed with its size and what needs it', async () => {
  const { snapshots, first, second, third } = await threePulls()
  const sizes = snapshots.sizes()
  expect(sizes.map(({ snapshot, pins }) => [snapshot, pins.map(({ kind }) => kind)])).toEqual([
    [third, ['latest']],
    [second, ['base']],
    [first, []],
  ])
  expect(sizes.every(({ bytes }) => bytes! > 0)).toBe(true)
})

test('one that nothing needs is removed with its file', async () => {
  const { desk, snapshots, first } = await threePulls()
  snapshots.remove(first)
  expect(existsSync(snapshotFile(desk.folder, first))).toBe(false)
  expect(snapshots.list().map(({ snapshot }) => snapshot)).not.toContain(first)
  expect(() => snapshots.remove(first)).toThrow('SNAPSHOT_MISSING')
})

test('one that the plan stands on, and the latest, are refused and stay', async () => {
  const { desk, snapshots, second, third } = await threePulls()
  for (const needed of [second, third]) {
    expect(() => snapshots.remove(needed)).toThrow('SNAPSHOT_IN_USE')
    expect(existsSync(snapshotFile(desk.folder, needed))).toBe(true)
  }
})
