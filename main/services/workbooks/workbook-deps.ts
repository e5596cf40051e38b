/** What exporting and importing need from the rest of the program. */
import type { PlanningDeps } from '@main/services/planning/planning-deps'
import type { CommentThread } from '@shared/contract/comment-calls'
import type { WorkbookThread } from './workbook-thread'

export interface WorkbookDeps
  extends Pick<PlanningDeps, 'db' | 'planning' | 'journal' | 'now' | 'newId'> {
  readonly thread: WorkbookThread
  /** Of the program. */
  readonly version: string
  threadsOf(scenario: string): readonly CommentThread[]
}
