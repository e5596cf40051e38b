import type { Desk } from '@main/cli/desk'
import { findDecision, findDiscarded, findEntry, findPerson, findScenario } from '@main/cli/lookups'
import { expect, test } from 'vitest'

const scenario = (id: string, name: string, state = 'open') => ({
  scenario: id,
  name,
  state,
  parent: id === 'base' ? null : 'base',
})

const answers: Record<string, unknown> = {
  'scenarios.list': [
    scenario('base', 'base'),
    scenario('s1', 'Win'),
    scenario('s2', 'win'),
    scenario('s3', 'WIN'),
    scenario('s4', 'Late', 'discarded'),
    scenario('s5', 'late', 'discarded'),
    scenario('s6', 'Old', 'discarded'),
    scenario('s7', 'old'),
  ],
  'decisions.list': [
    { decision: 'd1', number: 1, question: 'Take it?' },
    { decision: 'd2', number: 2, question: 'Take it?' },
  ],
  'people.list': [
    { person: 'a', name: { en: 'Ann', zh: '安' }, role: 'chair' },
    { person: 'b', name: { en: 'Bo', zh: '博' }, role: 'chair' },
    { person: 'c', name: { en: 'Cy', zh: '西' }, role: 'finance' },
  ],
  'publishing.outbox': [
    { entry: 'e1', key: 'k1', decisionNumber: 1, target: 'files' },
    { entry: 'e2', key: 'k2', decisionNumber: 1, target: 'odata' },
  ],
}
const desk = { ask: async (name: string) => answers[name] } as unknown as Desk
const several = (choices: string) =>
  expect.objectContaining({ key: 'several_match', values: expect.objectContaining({ choices }) })

test('an id, then an exact name, then one alike; several are listed', async () => {
  expect((await findScenario(desk)).scenario).toBe('base')
  expect((await findScenario(desk, 's2')).scenario).toBe('s2')
  expect((await findScenario(desk, 'win')).scenario).toBe('s2')
  await expect(findScenario(desk, 'wIN')).rejects.toEqual(several('Win (s1), win (s2), WIN (s3)'))
  await expect(findScenario(desk, 'none')).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('discarded scenarios are found by who restores them only', async () => {
  expect((await findScenario(desk, 'Old')).scenario).toBe('s7')
  for (const wanted of ['s6', 'Late'])
    await expect(findScenario(desk, wanted)).rejects.toMatchObject({ code: 'SCENARIO_CLOSED' })
  expect((await findDiscarded(desk, 'Late')).scenario).toBe('s4')
  expect((await findDiscarded(desk, 'old')).scenario).toBe('s6')
  await expect(findDiscarded(desk, 'LATE')).rejects.toEqual(several('Late (s4), late (s5)'))
  await expect(findDiscarded(desk, 'Win')).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('decisions, people and entries that may be several are listed too', async () => {
  expect((await findDecision(desk, '#2')).decision).toBe('d2')
  await expect(findDecision(desk, 'take it?')).rejects.toEqual(several('#1, #2'))
  expect((await findPerson(desk, 'finance')).person).toBe('c')
  expect((await findPerson(desk, '博')).person).toBe('b')
  await expect(findPerson(desk, 'chair')).rejects.toEqual(several('a, b'))
  expect((await findEntry(desk, 'k2')).entry).toBe('e2')
  await expect(findEntry(desk, '1')).rejects.toEqual(several('e1 (files), e2 (odata)'))
})
