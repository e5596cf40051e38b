/** How long to wait before a request is tried again. */
import { setTimeout as timer } from 'node:timers/promises'
import { EvenkeelError } from '@shared/contract/error-codes'

export type Wait = (milliseconds: number, signal: AbortSignal) => Promise<void>

export const mostTries = 3
/** A server that asks for more is not waited for; whoever asked tries again later. */
const longestWait = 60_000
const firstWait = 250

/** Waits; CANCELLED where `signal` aborts meanwhile. */
export const waitFor: Wait = async (milliseconds, signal) => {
  try {
    await timer(milliseconds, undefined, { signal })
  } catch (error) {
    throw new EvenkeelError('CANCELLED', {}, error)
  }
}

/** What `Retry-After` asks for, in seconds or as a date; null where it says nothing that is understood. */
export function retryAfter(header: string | null, now: number): number | null {
  const text = header?.trim() ?? ''
  if (/^\d+(\.\d+)?$/.test(text)) return Math.round(Number(text) * 1_000)
  const date = Date.parse(text)
  return Number.isNaN(date) ? null : Math.max(0, date - now)
}

/** The wait before try number `next` (2, 3 …), doubling with some chance in it; null where it should not be tried again. */
export function waitBefore(next: number, asked: number | null): number | null {
  if (next > mostTries) return null
  if (asked !== null) return asked > longestWait ? null : asked
  return firstWait * 2 ** (next - 2) * (0.75 + Math.random() / 2)
}
