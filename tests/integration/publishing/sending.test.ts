import { lineKey } from '@main/connectors/connector'
import { createPublishingService } from '@main/services/publishing/publishing-service'
import { getDecision, getOutbox, readPublishedLines } from '@main/store/reading'
import { updateOutbox } from '@main/store/writing'
import { EvenkeelError } from '@shared/contract/error-codes'
import { expect, test } from 'vitest'
import { approveDecisions, linesOf } from './approved-decisions'
import { publishingDesk } from './publishing-desk'

const statesOf = (desk: ReturnType<typeof publishingDesk>, id: string | undefined) =>
  getDecision(desk.store.db, id ?? '')?.events.map((event) => event.state)

test('what is approved goes out once, with a receipt, and can be looked up', async () => {
  const desk = publishingDesk()
  const [decision] = await approveDecisions(desk.store, 1)
  expect(await desk.service.send()).toEqual({
    acknowledged: 1,
    waiting: 0,
    conflicts: 0,
    failed: 0,
  })
  const [entry] = desk.service.outbox()
  expect(entry).toMatchObject({ state: 'acknowledged', attempts: 1, error: null })
  expect(entry?.receipt?.reference).toBe(entry?.key)
  expect(statesOf(desk, decision)).toEqual([
    'draft',
    'proposed',
    'approved',
    'publishing',
    'published',
  ])
  expect(readPublishedLines(desk.store.db, 'files')).toEqual(
    new Map(linesOf(1).map((line) => [lineKey(line), line.quantity])),
  )
  const found = await desk.service.lookUp(entry?.entry ?? '')
  expect(found?.document.lines).toEqual(linesOf(1))
  expect((await desk.service.send()).acknowledged).toBe(0)
  expect(desk.state.sent).toHaveLength(1)
  expect(desk.state.opened).toBe(0)
  expect(desk.announced).toContain('decisions')
})

test('several go out in the order of their approval', async () => {
  const desk = publishingDesk()
  await approveDecisions(desk.store, 3)
  expect((await desk.service.send()).acknowledged).toBe(3)
  const numbers = desk.state.sent.map(
    (key) => desk.state.documents.get(key)?.document.decision.number,
  )
  expect(numbers).toEqual([1, 2, 3])
  expect([...desk.state.held.values()]).toEqual([103, 203])
})

test('offline it waits longer and longer, says why, and goes out once when the target is back', async () => {
  const desk = publishingDesk()
  await approveDecisions(desk.store, 1)
  desk.state.refuse = new EvenkeelError('FOLDER_MISSING', { folder: '/mnt/erp' })
  desk.service.start()
  await desk.settled()
  const pauses: (number | undefined)[] = [desk.pause()]
  for (let attempt = 0; attempt < 6; attempt++) {
    await desk.letTimePass()
    pauses.push(desk.pause())
  }
  expect(pauses).toEqual([1000, 5000, 30_000, 120_000, 600_000, 600_000, 600_000])
  expect(desk.service.outbox()[0]).toMatchObject({
    state: 'waiting',
    attempts: 7,
    error: { code: 'FOLDER_MISSING', params: { folder: '/mnt/erp' } },
  })
  desk.state.refuse = undefined
  await desk.letTimePass()
  expect(desk.service.outbox()[0]).toMatchObject({ state: 'acknowledged', error: null })
  expect(desk.state.sent).toHaveLength(1)
  expect(desk.timers).toEqual([])
})

test.each(['SIGN_IN_REFUSED', 'SECRET_MISSING', 'MAPPING_INVALID', 'CERTIFICATE_REFUSED'] as const)(
  'after %s it waits until somebody asks',
  async (code) => {
    const desk = publishingDesk()
    await approveDecisions(desk.store, 1)
    desk.state.refuse = new EvenkeelError(code, { name: 'erp' })
    desk.service.start()
    await desk.settled()
    expect(desk.service.outbox()[0]).toMatchObject({
      state: 'waiting',
      nextAttemptAt: null,
      error: { code },
    })
    expect(desk.timers).toEqual([])
    expect(await desk.service.send()).toMatchObject({ acknowledged: 0, waiting: 1 })
    desk.state.refuse = undefined
    expect(await desk.service.send()).toMatchObject({ acknowledged: 1, waiting: 0 })
  },
)

test('an answer that was lost is found again, not sent again', async () => {
  const desk = publishingDesk()
  await approveDecisions(desk.store, 1)
  desk.state.loseAnswers = true
  expect(await desk.service.send()).toMatchObject({ acknowledged: 0, waiting: 1 })
  expect(desk.service.outbox()[0]?.error).toEqual({
    code: 'INTERNAL',
    params: { reference: 'Error' },
  })
  expect(await desk.service.send()).toMatchObject({ acknowledged: 1 })
  expect(desk.state.sent).toHaveLength(1)
})

test('an entry left in the middle of sending is taken up at the start', async () => {
  const desk = publishingDesk()
  await approveDecisions(desk.store, 1)
  const entry = getOutbox(desk.store.db, desk.service.outbox()[0]?.entry ?? '')
  if (!entry) throw new Error('no entry')
  updateOutbox(desk.store.db, { ...entry, state: 'sending', nextAttemptAt: null })
  desk.service.start()
  await desk.settled()
  expect(desk.service.outbox()[0]?.state).toBe('acknowledged')
})

test('calls at the same time send once', async () => {
  const desk = publishingDesk()
  await approveDecisions(desk.store, 2)
  desk.service.start()
  const answers = await Promise.all([desk.service.send(), desk.service.send()])
  desk.service.wake()
  await desk.settled()
  expect(desk.state.sent).toHaveLength(2)
  expect(answers.every((one) => one.waiting === 0)).toBe(true)
})

test('nothing goes out by itself before the start', async () => {
  const desk = publishingDesk()
  await approveDecisions(desk.store, 1)
  desk.service.wake()
  await new Promise((resolve) => setImmediate(resolve))
  expect(desk.state.sent).toEqual([])
  expect(desk.timers).toEqual([])
})

test('closing while a send hangs ends it and leaves it in the queue', async () => {
  const desk = publishingDesk()
  await approveDecisions(desk.store, 1)
  const hanging = Promise.withResolvers<void>()
  const service = createPublishingService({
    ...desk.deps,
    async targetFor() {
      return {
        target: {
          find: (_key, signal) =>
            new Promise((_resolve, reject) => {
              signal.addEventListener('abort', () => reject(new EvenkeelError('CANCELLED')))
              hanging.resolve()
            }),
          send: () => Promise.reject(new Error('not reached')),
          lookUp: async () => null,
        },
        close: async () => undefined,
      }
    },
  })
  const sending = service.send()
  await hanging.promise
  await service.close()
  await sending
  expect(desk.service.outbox()[0]).toMatchObject({ state: 'waiting', attempts: 0, error: null })
})
