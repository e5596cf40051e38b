/** The workspace's log of errors that nobody foresaw: one JSON line each, no planning data and no secrets. */
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'

/** Answers a function that writes an error down and gives the reference to quote. */
export const createErrorLog =
  (workspace: string, now: () => Date, newId: () => string) =>
  (call: string, error: unknown): string => {
    const reference = newId().slice(0, 8)
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
    const line = JSON.stringify({ at: now().toISOString(), reference, call, error: text })
    try {
      appendFileSync(join(workspace, 'evenkeel.log'), `${line}\n`)
    } catch {
      // A full disk must not turn one failure into two; the reference then leads to standard error.
      process.stderr.write(`${line}\n`)
    }
    return reference
  }
