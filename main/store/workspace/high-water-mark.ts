/**
 * How far the workspace had come, written outside the database after every commit: SQLite opens a shortened or
 * damaged write-ahead log without complaint, the last commits silently gone, and only something outside can tell.
 * Two fixed places are written in turn, so that a torn write leaves the one before it, and a full disk has room.
 */
import {
  closeSync,
  existsSync,
  fdatasync,
  fdatasyncSync,
  openSync,
  readFileSync,
  writeSync,
} from 'node:fs'
import { sha256 } from '../canonical-json'

export interface HighWaterMark {
  /** Transactions committed since the workspace was made. */
  readonly commits: number
  /** Last journal position, 0 where there is none, and the hash of its entry. */
  readonly position: number
  readonly hash: string
}

const slotBytes = 256
const checksum = (body: string): string => sha256(body).slice(0, 16)

function encode({ commits, position, hash }: HighWaterMark): Buffer {
  const body = `${commits} ${position} ${hash}`
  return Buffer.from(`${`${body} ${checksum(body)}`.padEnd(slotBytes - 1)}\n`, 'latin1')
}

function decode(slot: string): HighWaterMark | undefined {
  const found = /^((\d+) (\d+) ([0-9a-f]*)) ([0-9a-f]{16}) *\n$/.exec(slot)
  if (!found) return undefined
  const [, body, commits, position, hash, check] = found as unknown as string[]
  if (checksum(body!) !== check) return undefined
  return { commits: Number(commits), position: Number(position), hash: hash! }
}

/** The last mark; null where there is no file, `unreadable` where there is one that says nothing. */
export function readMark(file: string): HighWaterMark | null | 'unreadable' {
  if (!existsSync(file)) return null
  const text = readFileSync(file, 'latin1')
  const slots = [text.slice(0, slotBytes), text.slice(slotBytes, 2 * slotBytes)].map(decode)
  const [a, b] = slots
  if (!a || !b) return a ?? b ?? 'unreadable'
  return a.commits >= b.commits ? a : b
}

export interface MarkWriter {
  write(mark: HighWaterMark): void
  close(): void
}

/** Opens the mark for writing, with room for both places. */
export function openMark(file: string, first: HighWaterMark): MarkWriter {
  const fresh = !existsSync(file)
  const handle = openSync(file, fresh ? 'w+' : 'r+')
  const put = (mark: HighWaterMark, slot: number) =>
    writeSync(handle, encode(mark), 0, slotBytes, slot * slotBytes)
  let syncing = false
  let again = false
  // The write itself outlives the process; only a power cut needs the sync, and the commit has had its own. So nobody waits for it.
  const sync = () => {
    if (syncing) {
      again = true
      return
    }
    syncing = true
    fdatasync(handle, () => {
      syncing = false
      if (again && !closed) {
        again = false
        sync()
      }
    })
  }
  let closed = false
  put(first, 0)
  put(first, 1)
  fdatasyncSync(handle)
  return {
    write(mark) {
      try {
        put(mark, mark.commits % 2)
        sync()
      } catch {
        // What was committed stays committed: failing now would say the opposite. The next mark covers this one too.
      }
    },
    close() {
      if (closed) return
      closed = true
      fdatasyncSync(handle)
      closeSync(handle)
    },
  }
}
