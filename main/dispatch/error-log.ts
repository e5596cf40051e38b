/** The workspace's log of errors that nobody foresaw: one JSON line each, no planning data and no secrets. */
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'

/** An error of the planning thread carries the stack it had there as its cause. */
const textOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  const own = error.stack ?? error.message
  return error.cause === undefined ? own : `${own}\ncaused by ${textOf(error.cause)}`
}

/** Answers a function that writes an error down and gives the reference to quote. */
export const createErrorLog =
  (workspace: string, now: () => Date, newId: () => string) =>
  (call: string, error: unknown): string => {
    const reference = newId().slice(0, 8)
    const text = textOf(error)
    const line = JSON.stringify({ at: now().toISOString(), reference, call, error: text })
    try {
      appendFileSync(join(workspace, 'evenkeel.log'), `${line}\n`)
    } catch {
      // A full disk must not turn one failure into two; the reference then leads to standard error.
      process.stderr.write(`${line}\n`)
    }
    return reference
  }
