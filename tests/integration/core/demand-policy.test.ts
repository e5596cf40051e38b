/** The demand policy through the contract: kept with who and why, at work in the plan, and refused where it cannot be. */
import { EvenkeelError } from '@shared/contract/error-codes'
import { type DemandPolicy, defaultRule } from '@shared/model/demand-policy'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createWorkbench, type RealCore, type Workbench } from '../../support/real-core'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
let bench: Workbench
let workspace: string
let desk: RealCore

beforeAll(async () => {
  bench = await createWorkbench()
  workspace = await bench.folder()
  desk = await bench.open(workspace)
  expect((await desk.pull()).phase).toBe('done')
})
afterAll(() => bench.clear())

async function demandOf(family: string): Promise<number[]> {
  const { families } = await desk.call('planning.overview', { scenario: 'base' })
  return families.find((one) => one.family === family)?.series.consensus_demand ?? []
}

async function refusal(work: Promise<unknown>): Promise<EvenkeelError> {
  const error = await work.then(
    () => undefined,
    (cause: unknown) => cause,
  )
  if (error instanceof EvenkeelError) return error
  throw new Error('was not refused')
}

async function set(change: (policy: DemandPolicy) => DemandPolicy, reason = '') {
  const { policy, revision } = await desk.call('layers.policy', {})
  const next = { policy: change(policy), revision, reason }
  return desk.call('layers.setPolicy', next, { person: 'zhou-min' })
}

test('weights of a family move that family alone, and the version says who and why', async () => {
  const before = await Promise.all(['kettle', 'blender'].map(demandOf))
  const rule = { ...defaultRule, family: 'kettle', baselineWeight: 0, forecastWeight: 1 }
  const stored = await set(
    (policy) => ({ ...policy, consensus: [...policy.consensus, rule] }),
    'The field knows kettles best',
  )
  expect(stored).toMatchObject({ revision: 1, reason: 'The field knows kettles best' })
  const after = await Promise.all(['kettle', 'blender'].map(demandOf))
  expect(after[0]).not.toEqual(before[0])
  expect(after[1]).toEqual(before[1])

  const later = { ...rule, from: '2027-06' }
  await set((policy) => ({ ...policy, consensus: [defaultRule, later] }), 'Not before June')
  expect(await demandOf('kettle')).toEqual(before[0])
  const versions = await desk.call('layers.policies', {})
  expect(versions.map(({ revision }) => revision)).toEqual([2, 1])
})

test('a policy that contradicts itself or was made from an older version is refused', async () => {
  const { policy } = await desk.call('layers.policy', {})
  const old = desk.call('layers.setPolicy', { policy, revision: 0 }, { person: 'zhou-min' })
  expect(await refusal(old)).toMatchObject({
    code: 'POLICY_UNUSABLE',
    params: { reason: 'policy_outdated' },
  })
  const weightless = set((now) => ({
    ...now,
    consensus: [{ ...defaultRule, baselineWeight: 0, forecastWeight: 0 }],
  }))
  expect(await refusal(weightless)).toMatchObject({ params: { reason: 'policy_weights_zero' } })
})

test('calibrated probabilities move the pipeline, and a deal kept apart leaves it', async () => {
  await set((policy) => ({ ...policy, consensus: [defaultRule] }))
  const plain = await desk.call('layers.pipeline', {})
  expect(plain.totals).toMatchObject({ open: 130, counted: 130, apart: 0 })
  const stage = plain.cells.find(({ stage, age }) => stage === 'negotiate' && age === null)
  expect(stage).toMatchObject({ deals: 78, won: 47 })
  expect(plain.test?.calibrated).toBeLessThan(plain.test?.overall ?? 0)

  await set((policy) => ({
    ...policy,
    pipeline: { ...policy.pipeline, probabilities: 'calibrated', apartFrom: 20_000_000 },
  }))
  const apart = await desk.call('layers.pipeline', {})
  expect(apart.totals).toMatchObject({ open: 130, counted: 129, apart: 1 })
  expect(apart.deals[0]).toMatchObject({ opportunity: 'OPP-0001', apart: true, counted: false })
  expect(apart.deals.slice(1).every(({ from }) => from === 'calibrated')).toBe(true)
  expect(apart.totals.expected).not.toBeCloseTo(apart.totals.expectedByCrm, 0)
})

test('who may override, how far, and when a reason is asked for', async () => {
  await set((policy) => ({
    ...policy,
    consensus: [
      { ...defaultRule, overrideRoles: ['demand_planner'], capPercent: 20, reasonPercent: 10 },
    ],
  }))
  const { periods } = await desk.call('planning.overview', { scenario: 'base' })
  const edit = (entry: string) => ({
    where: { item: 'FG-KT01' },
    measure: 'consensus_demand',
    period: periods[4]!,
    entry,
  })
  const edits = (entry: string, reason?: string, person = 'lin-yue') =>
    desk.call(
      'planning.edit',
      { scenario: 'base', edits: [edit(entry)], ...(reason ? { reason } : {}) },
      { person },
    )
  expect((await refusal(edits('+5%', 'x', 'sun-li'))).code).toBe('OVERRIDE_NOT_ALLOWED')
  expect((await refusal(edits('+15%'))).code).toBe('OVERRIDE_NEEDS_REASON')
  expect((await refusal(edits('+40%', 'Trade fair'))).code).toBe('OVERRIDE_BEYOND_CAP')
  expect((await edits('+15%', 'Trade fair')).cells).toBeGreaterThan(0)
  expect((await edits('-8%')).cells).toBeGreaterThan(0)
})

test('a restart keeps the policy', async () => {
  const before = await desk.call('layers.policy', {})
  await desk.core.close()
  desk = await bench.open(workspace)
  expect(await desk.call('layers.policy', {})).toEqual(before)
})
