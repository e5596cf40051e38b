/** Pulls by the schedule, as long as the program is open. */
import { EvenkeelError } from '@shared/contract/error-codes'
import type { PullSchedule } from '@shared/model/feeds'
import { nextPull } from '@shared/model/next-pull'

export interface PullTimerDeps {
  now(): Date
  setTimer(work: () => void, milliseconds: number): unknown
  clearTimer(timer: unknown): void
  schedule(): PullSchedule
  /** When the last pull was sealed; null before the first. */
  last(): Date | null
  pull(): void
  unexpected(error: unknown): void
}

export interface PullTimer {
  /** After the schedule changed. */
  renew(): void
  /** When it pulls next; null where it does not. */
  next(): Date | null
  close(): void
}

/** A machine may sleep, and its clock may be set: the time is looked at again at least so often. */
const longest = 60_000

/** A pull that runs already, or has no connection, is passed over: the next one comes by itself. */
export function createPullTimer(deps: PullTimerDeps): PullTimer {
  let timer: unknown
  let due: Date | null = null

  function plan(): void {
    const now = deps.now()
    due = nextPull(deps.schedule(), deps.last(), now)
    wait(now)
  }

  function wait(now: Date): void {
    if (timer !== undefined) deps.clearTimer(timer)
    timer = undefined
    if (!due) return
    const left = Math.max(due.getTime() - now.getTime(), 1_000)
    timer = deps.setTimer(look, Math.min(left, longest))
  }

  function look(): void {
    timer = undefined
    const now = deps.now()
    if (due && due > now) {
      wait(now)
      return
    }
    try {
      deps.pull()
    } catch (error) {
      if (!(error instanceof EvenkeelError)) deps.unexpected(error)
    }
    // An interval counts from this attempt, whatever comes of it.
    const from = nextPull(deps.schedule(), now, now)
    due = from
    wait(now)
  }

  plan()
  return {
    renew: plan,
    next: () => due,
    close() {
      if (timer !== undefined) deps.clearTimer(timer)
      timer = undefined
      due = null
    },
  }
}
