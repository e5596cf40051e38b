import { behind } from '@main/store/open-file'
import { checkArchive, listArchivedPlans, readArchivedRows } from '@main/store/reading'
import { expect, test } from 'vitest'
import { chair, decisionDesk, planner, proposed } from './decision-desk'

test('approving keeps the plan that was approved, line by line', async () => {
  const desk = decisionDesk()
  const { decision } = await proposed(desk)
  await desk.service.approve(decision, chair)
  const [plan] = listArchivedPlans(desk.db)
  expect(plan).toMatchObject({ decision, scenario: 'win', snapshot: 's1', asOf: '2026-11' })
  const rows = readArchivedRows(desk.db, plan!.archive)
  expect(rows.map(({ line, measure, cells }) => [line, measure, [...cells]])).toEqual([
    ['I1|C1', 'baseline', [100, 110]],
    ['I1|C1', 'consensus_demand', [105, 120]],
    ['I1|P1', 'planned_supply', [0, 130.5]],
  ])
  expect(checkArchive(desk.db)).toEqual([])
})

test('what is kept can neither be changed nor removed', async () => {
  const desk = decisionDesk()
  const { decision } = await proposed(desk)
  await desk.service.approve(decision, chair)
  const { database } = behind(desk.db)
  for (const sql of [
    "UPDATE plan_archive SET as_of = '2026-10'",
    'DELETE FROM plan_archive',
    "UPDATE plan_archive_row SET line = 'other'",
    'DELETE FROM plan_archive_row',
  ])
    expect(() => database.exec(sql)).toThrow(/only ever added to/)
})

test('a figure altered behind the back of the program is found', async () => {
  const desk = decisionDesk()
  const { decision } = await proposed(desk)
  await desk.service.approve(decision, chair)
  const { database } = behind(desk.db)
  database.exec('DROP TRIGGER plan_archive_row_is_never_changed')
  database.exec("UPDATE plan_archive_row SET cells = zeroblob(16) WHERE measure = 'baseline'")
  expect(checkArchive(desk.db)).toEqual([expect.stringMatching(/^hash_differs archive=/)])
})

test('a rejected decision leaves nothing in the archive', async () => {
  const desk = decisionDesk()
  const { decision } = await proposed(desk)
  await desk.service.reject(decision, 'Too dear', { ...planner, ...chair })
  expect(listArchivedPlans(desk.db)).toEqual([])
})
