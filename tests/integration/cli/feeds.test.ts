import { expect, test, vi } from 'vitest'
import { cliInProcess } from './cli-in-process'

// Every command opens the workspace anew.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
const cli = cliInProcess()
const { workspace } = cli
const set = (...options: string[]) => cli.json('feeds', workspace, 'set', ...options)

test('what feeds the plan is set piece by piece; what is not named stays as it is', async () => {
  expect((await cli.run(['init', workspace, '--sample'])).exit).toBe(0)
  const fresh = await cli.json('feeds', workspace)
  expect(fresh).toMatchObject({ exit: 0, document: { connections: [], away: 'fail', ages: [] } })
  const name = fresh.document.source
  const first = ['--connections', name, '--union', 'customer', '--limit', 'stock=24', 'quote=48']
  expect((await set(...first, '--every', '60')).exit).toBe(0)
  expect((await set('--away', 'keep')).exit).toBe(0)
  expect((await set('--times', '12:00,06:30')).exit).toBe(0)
  expect((await set('--limit', 'stock=')).document).toEqual({
    connections: [name],
    union: ['customer'],
    away: 'keep',
    schedule: { times: ['06:30', '12:00'], everyMinutes: 60 },
    limits: { quote: 48 },
    source: name,
  })
  const cleared = await set('--every=', '--union=')
  expect(cleared.document).toMatchObject({
    connections: [name],
    union: [],
    schedule: { times: ['06:30', '12:00'], everyMinutes: null },
  })
  const people = await cli.run(['feeds', workspace, 'list', '--lang', 'zh-CN'])
  expect(people.out).toContain('06:30, 12:00')
  expect(people.out).toContain('沿用其原有数据')
})

test('wrong use is told, and a connection that is not there is refused', async () => {
  for (const wrong of [
    [],
    ['--times', '25:00'],
    ['--every', '2'],
    ['--union', 'nothing'],
    ['--limit', 'stock=soon'],
    ['--away', 'perhaps'],
  ])
    expect((await cli.run(['feeds', workspace, 'set', ...wrong])).exit).toBe(2)
  expect((await cli.run(['feeds', workspace, 'set', '--connections', 'nobody'])).exit).toBe(3)
  expect((await cli.json('feeds', workspace)).document.schedule.times).toEqual(['06:30', '12:00'])
})
