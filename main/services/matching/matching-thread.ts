/** The core's side of the thread that compares codes with records: a new one for each question, so that it can be stopped at any point. */
import { dirname, join } from 'node:path'
import { askThreads } from '@main/services/threads/ask-threads'
import type { UnknownCode } from '@main/store/reading'
import type { RulePair } from '@shared/model/matching/match-rules'
import type {
  CodeGroup,
  MatchingAnswer,
  MatchingRequest,
  RuledGroup,
  Suggested,
} from './matching-thread-shapes'

/** Everything rejects with SNAPSHOT_MISSING, SNAPSHOT_DAMAGED, or the signal's reason. */
export interface MatchingThread {
  /** Codes that rows of the snapshot named and nothing had, those of the most rows first. */
  unknown(snapshot: string, most: number, signal: AbortSignal): Promise<readonly UnknownCode[]>
  /** The likeliest records of each code, `most` at the most. */
  suggest(
    snapshot: string,
    groups: readonly CodeGroup[],
    most: number,
    signal: AbortSignal,
  ): Promise<Suggested>
  /** Pairs beyond doubt, by group. */
  pairs(
    snapshot: string,
    groups: readonly RuledGroup[],
    signal: AbortSignal,
  ): Promise<readonly (readonly RulePair[])[]>
  /** Ends what is under way. */
  close(): Promise<void>
}

/** The thread's file stands beside the planning thread's. */
export const matchingFile = (planningWorker: string): string =>
  join(dirname(planningWorker), 'matching.js')

export function createMatchingThread(file: string, folder: string): MatchingThread {
  const threads = askThreads<MatchingRequest>(file, 'matching')
  const ask = <T extends MatchingAnswer>(request: MatchingRequest, signal: AbortSignal) =>
    threads.ask(request, signal) as Promise<T>

  return {
    unknown: (snapshot, most, signal) => ask({ kind: 'unknown', folder, snapshot, most }, signal),
    suggest: (snapshot, groups, most, signal) =>
      ask({ kind: 'suggest', folder, snapshot, groups, most }, signal),
    pairs: (snapshot, groups, signal) => ask({ kind: 'pairs', folder, snapshot, groups }, signal),
    close: threads.close,
  }
}
