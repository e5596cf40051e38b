/** The core's side of the thread that asks snapshots the rules: a new one for each question, so that it can be stopped at any point. */
import { dirname, join } from 'node:path'
import { askThreads } from '@main/services/threads/ask-threads'
import type { FixPreview } from '@main/store/reading'
import type { Assessment } from '@shared/model/quality/assessment'
import type { FindingDetail, QualityRequest } from './thread-shapes'

type RequestOf<K extends QualityRequest['kind']> = Omit<
  Extract<QualityRequest, { kind: K }>,
  'kind'
>

export interface QualityThread {
  assess(request: RequestOf<'assess'>, signal?: AbortSignal): Promise<Assessment>
  detail(request: RequestOf<'detail'>): Promise<FindingDetail>
  preview(request: RequestOf<'preview'>): Promise<FixPreview>
  /** Ends what is under way. */
  close(): Promise<void>
}

/** Rows are looked at and forgotten: more room would only be filled with them. */
const youngMegabytes = 6

/** The thread's file stands beside the planning thread's. */
export const qualityFile = (planningWorker: string): string =>
  join(dirname(planningWorker), 'quality.js')

export function createQualityThread(file: string): QualityThread {
  const limits = { maxYoungGenerationSizeMb: youngMegabytes }
  const { ask, close } = askThreads<QualityRequest>(file, 'quality', limits)
  return {
    assess: (request, signal) => ask({ kind: 'assess', ...request }, signal) as Promise<Assessment>,
    detail: (request) => ask({ kind: 'detail', ...request }) as Promise<FindingDetail>,
    preview: (request) => ask({ kind: 'preview', ...request }) as Promise<FixPreview>,
    close,
  }
}
