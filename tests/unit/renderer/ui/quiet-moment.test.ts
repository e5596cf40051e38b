/** What can wait does, until nobody waits for an answer; but never for ever. */
import { keepFree, whenFree, whenQuiet } from '@renderer/ui/quiet-moment'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

/** The page's keys: what is tested listens to them when it is loaded. */
const page = vi.hoisted(() => {
  const target = new EventTarget()
  globalThis.addEventListener = target.addEventListener.bind(target) as typeof addEventListener
  return target
})

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const counted = (pause: number) => {
  const work = vi.fn()
  return { work, stop: whenQuiet(work, pause) }
}

test('work begins after its pause', () => {
  const { work } = counted(100)
  vi.advanceTimersByTime(99)
  expect(work).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1)
  expect(work).toHaveBeenCalledOnce()
})

test('an answer that is awaited holds it back until it has come', () => {
  const release = keepFree()
  const { work } = counted(100)
  vi.advanceTimersByTime(500)
  expect(work).not.toHaveBeenCalled()
  release()
  release()
  vi.advanceTimersByTime(50)
  expect(work).toHaveBeenCalledOnce()
})

test('one that never comes holds it back for five seconds at most', () => {
  const release = keepFree()
  const { work } = counted(100)
  vi.advanceTimersByTime(4900)
  expect(work).not.toHaveBeenCalled()
  vi.advanceTimersByTime(200)
  expect(work).toHaveBeenCalledOnce()
  release()
})

test('where keys never pause it begins after an answer, with time until the next one', () => {
  const { work } = counted(100)
  for (let key = 0; key < 84; key++) {
    page.dispatchEvent(new Event('keydown'))
    vi.advanceTimersByTime(50)
  }
  const release = keepFree()
  vi.advanceTimersByTime(40)
  expect(work).not.toHaveBeenCalled()
  release()
  expect(work).toHaveBeenCalledOnce()
})

test('what was called off never begins', () => {
  const release = keepFree()
  const { work, stop } = counted(100)
  vi.advanceTimersByTime(200)
  stop()
  release()
  vi.advanceTimersByTime(9000)
  expect(work).not.toHaveBeenCalled()
})

test('what stands around the cells is drawn at once while nothing is awaited', () => {
  const work = vi.fn()
  whenFree(work)
  expect(work).toHaveBeenCalledOnce()
})

test('and otherwise once with the answer, or a tenth of a second later where it takes long', () => {
  const first = vi.fn()
  const calledOff = vi.fn()
  const release = keepFree()
  whenFree(first)
  whenFree(calledOff)()
  expect(first).not.toHaveBeenCalled()
  release()
  expect(first).toHaveBeenCalledOnce()
  const later = vi.fn()
  const end = keepFree()
  whenFree(later)
  vi.advanceTimersByTime(99)
  expect(later).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1)
  end()
  vi.advanceTimersByTime(9000)
  expect(first).toHaveBeenCalledOnce()
  expect(later).toHaveBeenCalledOnce()
  expect(calledOff).not.toHaveBeenCalled()
})
