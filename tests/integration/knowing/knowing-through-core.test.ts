/** What people know of a plan beside its figures, through the contract: worklist, reviews, comments, reasons, changes since the last visit, the state of scenarios. */
import { usualReasons } from '@shared/model/edit-reasons'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createWorkbench, type RealCore, type Workbench } from '../../support/real-core'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
let bench: Workbench
let folder: string
let desk: RealCore

beforeAll(async () => {
  bench = await createWorkbench()
  folder = await bench.folder()
  desk = await bench.open(folder)
  expect((await desk.pull()).phase).toBe('done')
})
afterAll(() => bench.clear())

const place = { where: { item: 'FG-AF02' }, measure: 'override', period: '2027-01' }
const edit = (entry: string, more = {}) =>
  desk.call('planning.edit', {
    scenario: 'base',
    edits: [{ ...place, entry }],
    confirmed: true,
    ...more,
  })

test('the worklist is sorted by money, filtered, and leads to cells that the grid shows', async () => {
  const all = await desk.call('worklist.list', { scenario: 'base' })
  expect(all.matching).toBeGreaterThan(10)
  const money = all.exceptions.map((one) => one.money)
  expect(money).toEqual(money.toSorted((a, b) => b - a))
  expect(all.kinds.find(({ kind }) => kind === 'shortage')?.count).toBeGreaterThan(0)
  const short = await desk.call('worklist.list', { scenario: 'base', kinds: ['shortage'] })
  expect(new Set(short.exceptions.map(({ kind }) => kind))).toEqual(new Set(['shortage']))
  expect(short.progress).toEqual(all.progress)
  const [first] = short.exceptions
  const { family = '', item = '' } = first?.place.where ?? {}
  const view = await desk.call('planning.openView', {
    scenario: 'base',
    side: 'supply',
    where: { family },
    expanded: [item],
  })
  const row = view.rows.findIndex(
    (one) => one.code === item && one.measure === first?.place.measure,
  )
  const column = view.periods.findIndex(({ period }) => period === first?.place.period)
  expect(view.values[row * view.periods.length + column]).toBeLessThan(0)
})

test('a review is kept with author and time, by cycle, and survives a restart', async () => {
  const [first] = (await desk.call('worklist.list', { scenario: 'base' })).exceptions
  const lines = [first?.line ?? '']
  await desk.call('worklist.review', { scenario: 'base', lines, state: 'needs_attention' })
  await desk.core.close()
  desk = await bench.open(folder)
  const person = (await desk.call('session.get', {})).person
  const now = await desk.call('worklist.list', { scenario: 'base', states: ['needs_attention'] })
  expect(now.exceptions[0]).toMatchObject({ line: first?.line, reviewedBy: person })
  expect(now.progress.find(({ state }) => state === 'needs_attention')?.count).toBe(1)
  expect(await desk.call('worklist.reviews', { scenario: 'base' })).toMatchObject([
    { line: first?.line, state: 'needs_attention', by: person },
  ])
})

test('comments of the parent are seen in a scenario; an answer opens a resolved thread again', async () => {
  const opened = await desk.call('comments.add', {
    scenario: 'base',
    place,
    body: ' Listed in the north? ',
  })
  expect(opened.comments).toMatchObject([{ body: 'Listed in the north?' }])
  const made = await desk.call('scenarios.create', { name: 'Talk', parent: 'base' })
  await desk.call('comments.resolve', { thread: opened.thread, resolved: true })
  const [seen] = await desk.call('comments.list', { scenario: made.scenario })
  expect(seen).toMatchObject({
    thread: opened.thread,
    scenario: 'base',
    resolved: { by: expect.any(String) },
  })
  const answered = await desk.call('comments.add', { thread: opened.thread, body: 'From March.' })
  expect(answered.resolved).toBeNull()
  expect(answered.comments.map(({ body }) => body)).toEqual(['Listed in the north?', 'From March.'])
  const [marked] = await desk.call('planning.countExceptions', {
    scenario: made.scenario,
    where: {},
    exceptions: [{ kind: 'commented' }],
  })
  expect(marked?.demand).toBeGreaterThan(0)
  await expect(desk.call('comments.add', { thread: 'none', body: 'x' })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
})

test('a comment is written anew or taken back by its author alone; a thread goes with its last comment', async () => {
  const { thread, comments } = await desk.call('comments.add', {
    scenario: 'base',
    place: { ...place, period: '2027-02' },
    body: 'Tpyed in haste',
  })
  const comment = comments[0]?.comment ?? ''
  const { person } = await desk.call('session.get', {})
  const other = (await desk.call('people.list', {})).find((one) => one.person !== person)?.person
  for (const call of [
    desk.call('comments.edit', { comment, body: 'x' }, { person: other ?? '' }),
    desk.call('comments.remove', { comment }, { person: other ?? '' }),
  ])
    await expect(call).rejects.toMatchObject({
      code: 'COMMENT_OF_ANOTHER',
      params: { author: person },
    })
  expect(comments[0]?.editedAt).toBeNull()
  const edited = await desk.call('comments.edit', { comment, body: 'Typed at leisure' })
  expect(edited.comments).toMatchObject([
    { body: 'Typed at leisure', editedAt: expect.any(String), at: comments[0]?.at },
  ])
  await desk.call('comments.add', { thread, body: 'Agreed' }, { person: other ?? '' })
  const left = await desk.call('comments.remove', { comment })
  expect(left?.comments.map(({ body }) => body)).toEqual(['Agreed'])
  const last = left?.comments[0]?.comment ?? ''
  expect(await desk.call('comments.remove', { comment: last }, { person: other ?? '' })).toBeNull()
  const threads = await desk.call('comments.list', { scenario: 'base' })
  expect(threads.map((one) => one.thread)).not.toContain(thread)
})

test('a role that must give a reason is asked for one, and the code is kept with the edit', async () => {
  const { role } = await desk.call('session.get', {})
  const people = await desk.call('people.list', {})
  const keeper = people.find((one) => one.role === 'administrator')?.person ?? ''
  await desk.call(
    'editReasons.set',
    { ...usualReasons, required: { demand: [role], supply: [] } },
    { person: keeper },
  )
  await expect(edit('+10%')).rejects.toMatchObject({ code: 'REASON_REQUIRED', params: { role } })
  await expect(edit('+10%', { reasonCode: 'weather' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await edit('+10%', { reasonCode: 'promotion', reason: 'Spring fair' })
  const [entry] = await desk.call('planning.history', { scenario: 'base', limit: 1 })
  expect(entry).toMatchObject({ reasonCode: 'promotion', reason: 'Spring fair' })
  const why = await desk.call('planning.why', { scenario: 'base', ...place })
  expect(why.edits[0]).toMatchObject({ reasonCode: 'promotion', reason: 'Spring fair' })
  await desk.call('editReasons.set', usualReasons, { person: keeper })
  await expect(desk.call('editReasons.set', usualReasons)).rejects.toMatchObject({
    code: 'NOT_ALLOWED',
  })
})

test('what others changed since the last visit is listed with its cells; what is seen is not told again', async () => {
  const people = await desk.call('people.list', {})
  const me = people.find((one) => one.role === 'supply_planner')?.person ?? ''
  const mine = { person: me }
  expect(await desk.call('changes.since', { scenario: 'base' }, mine)).toMatchObject({
    since: null,
    entries: [],
  })
  const { position } = await edit('+5%')
  await desk.call(
    'planning.lock',
    {
      scenario: 'base',
      where: { item: 'FG-AF02' },
      measure: 'override',
      from: '2027-02',
      to: '2027-02',
      locked: true,
    },
    mine,
  )
  const news = await desk.call('changes.since', { scenario: 'base' }, mine)
  expect(news.entries.map((one) => one.position)).toEqual([position])
  expect(news.cells.length).toBeGreaterThan(1)
  expect(news.cells[0]).toMatchObject({
    where: { item: 'FG-AF02' },
    measure: 'override',
    period: '2027-01',
  })
  await desk.call('changes.seen', { scenario: 'base' }, mine)
  expect((await desk.call('changes.since', { scenario: 'base' }, mine)).entries).toEqual([])
})

test('a locked scenario is neither changed nor discarded; tabs stay in the order they were given', async () => {
  const one = await desk.call('scenarios.create', { name: 'One', parent: 'base' })
  const two = await desk.call('scenarios.create', { name: 'Two', parent: 'base' })
  const ids = async () => (await desk.call('scenarios.list', {})).map(({ scenario }) => scenario)
  await desk.call('scenarios.arrange', { order: ['base', two.scenario, one.scenario] })
  expect((await ids()).slice(0, 3)).toEqual(['base', two.scenario, one.scenario])
  const described = await desk.call('scenarios.describe', {
    scenario: one.scenario,
    note: 'For the board',
    colour: 'red',
    locked: true,
  })
  expect(described).toMatchObject({
    note: 'For the board',
    colour: 'red',
    locked: { by: expect.any(String) },
  })
  const change = { scenario: one.scenario, edits: [{ ...place, entry: '+1%' }], confirmed: true }
  await expect(desk.call('planning.edit', change)).rejects.toMatchObject({
    code: 'SCENARIO_LOCKED',
  })
  await expect(desk.call('scenarios.discard', { scenario: one.scenario })).rejects.toMatchObject({
    code: 'SCENARIO_LOCKED',
  })
  await desk.call('scenarios.describe', { scenario: one.scenario, locked: false })
  await desk.call('planning.edit', change)
  await expect(
    desk.call('scenarios.describe', { scenario: 'base', colour: 'red' }),
  ).rejects.toMatchObject({ code: 'SCENARIO_IS_BASE' })
})
