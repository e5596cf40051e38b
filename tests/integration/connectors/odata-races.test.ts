/** Others who change the plan at the server while we publish. */
import { lineKey } from '@main/connectors/connector'
import { createConnector } from '@main/connectors/create-connector'
import { type SampleServer, startSampleServer } from '@main/sample-server/start-sample-server'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { documentOf, never, someLines } from './publish-samples'

type Turn = (target: string) => Promise<void>

let server: SampleServer
let turn: Turn
const quiet: Turn = async () => undefined

beforeEach(async () => {
  turn = quiet
  server = await startSampleServer({
    fault: async ({ method, target }) => {
      await turn(`${method} ${target}`)
      return null
    },
  })
})
afterEach(() => server.close())

const target = (settings: Record<string, string> = {}) => {
  const made = createConnector(
    'odata',
    { url: server.url, user: 'planner', ...settings },
    'evenkeel',
  )
  if (!made.target) throw new Error('no target')
  return made.target
}

async function edit(quantity: number): Promise<void> {
  turn = quiet
  const key = "Measure='planned_supply',Item='FG-RC02',Customer='',Site='P01',Month='2027-01'"
  const answer = await fetch(`${server.url}/PlanLines(${key})`, {
    method: 'PATCH',
    headers: {
      authorization: `Basic ${Buffer.from('chair:evenkeel').toString('base64')}`,
      'if-match': '*',
      'content-type': 'application/json',
    },
    body: JSON.stringify({ Quantity: quantity }),
  })
  if (!answer.ok) throw new Error(await answer.text())
}

const before = someLines(100)
const after = someLines(120)
const lastPublished = new Map(before.map((l) => [lineKey(l), l.quantity]))

/** Changes a figure just before the request number `count` that starts with `start`. */
const editBefore = (start: string, count: number): Turn => {
  let seen = 0
  return async (asked) => {
    if (asked.startsWith(start) && ++seen === count) await edit(77)
  }
}

test.each([
  ['between reading and writing', 'POST $batch', 1, '1000'],
  ['between two batches', 'POST $batch', 2, '4'],
  ['between writing and reading back', 'GET PlanLines', 2, '1000'],
])('%s: a conflict, which can be settled', async (_, start, count, batchLimit) => {
  const publishing = target({ batchLimit })
  await publishing.send(documentOf('k-1', before), { lastPublished: new Map() }, never)
  turn = editBefore(start, count)
  const sent = await publishing.send(documentOf('k-2', after), { lastPublished }, never)
  expect(sent).toMatchObject({
    kind: 'conflict',
    conflicts: [{ line: 'FG-RC02||P01', month: '2027-01', theirs: 77, ours: 120.25 }],
  })
  expect(await publishing.find('k-2', never)).toBeNull()
  const settled = { lastPublished, keep: 'ours' } as const
  const again = await publishing.send(documentOf('k-2', after), settled, never)
  expect(again).toMatchObject({ kind: 'receipt', receipt: { reference: 'DR-000002' } })
})

test('two senders of one key leave one record', async () => {
  const send = () => target().send(documentOf('k-1', after), { lastPublished: new Map() }, never)
  const [one, other] = await Promise.all([send(), send()])
  expect(one).toEqual(other)
})

test('ten thousand lines', async () => {
  const many = Array.from({ length: 10_000 }, (_, i) => ({
    item: `I-${String(i % 500).padStart(4, '0')}`,
    customer: null,
    site: `P${String(Math.floor(i / 6_000))}`,
    month: `2027-${String((Math.floor(i / 500) % 12) + 1).padStart(2, '0')}`,
    measure: 'planned_supply' as const,
    quantity: i,
  }))
  const publishing = target()
  const asked: string[] = []
  turn = async (request) => void asked.push(request)
  await publishing.send(documentOf('k-1', many), { lastPublished: new Map() }, never)
  expect((await publishing.lookUp('k-1', never))?.lines).toHaveLength(10_000)
  expect(asked.filter((a) => a === 'POST $batch')).toHaveLength(11)
})
