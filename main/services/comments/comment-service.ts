/** The `comments.*` calls: what people say to each other about cells. */
import type { ChangeAuthor } from '@main/services/planning/change-plan'
import type { PlanningDeps } from '@main/services/planning/planning-deps'
import { findScenario } from '@main/services/planning/scenario-chain'
import { getComment, getThread, listThreads, type StoredThread } from '@main/store/reading'
import {
  insertComment,
  insertThread,
  removeComment,
  resolveThread,
  rewriteComment,
  transaction,
} from '@main/store/writing'
import type { CommentThread } from '@shared/contract/comment-calls'
import type { Checked } from '@shared/contract/contract'
import { EvenkeelError } from '@shared/contract/error-codes'

export interface CommentService {
  /** Throws NOT_FOUND. */
  list(scenario: string): CommentThread[]
  /** Throws NOT_FOUND. */
  add(params: Checked<'comments.add'>, author: ChangeAuthor): CommentThread
  /** Throws NOT_FOUND, COMMENT_OF_ANOTHER. */
  edit(comment: string, body: string, author: ChangeAuthor): CommentThread
  /** The thread that is left; null where there is none. Throws NOT_FOUND, COMMENT_OF_ANOTHER. */
  remove(comment: string, author: ChangeAuthor): CommentThread | null
  /** Throws NOT_FOUND. */
  resolve(thread: string, resolved: boolean, author: ChangeAuthor): CommentThread
}

export function createCommentService(
  deps: Pick<PlanningDeps, 'db' | 'now' | 'newId' | 'changed'>,
): CommentService {
  const { db } = deps
  const named = (thread: StoredThread): CommentThread => ({
    ...thread,
    scenarioName: findScenario(db, thread.scenario).name,
  })
  function find(id: string): CommentThread {
    const thread = getThread(db, id)
    if (!thread) throw new EvenkeelError('NOT_FOUND', { what: id })
    return named(thread)
  }
  /** The thread of a comment that this person wrote. */
  function own(comment: string, { person }: ChangeAuthor): string {
    const found = getComment(db, comment)
    if (!found) throw new EvenkeelError('NOT_FOUND', { what: comment })
    if (found.author !== person)
      throw new EvenkeelError('COMMENT_OF_ANOTHER', { author: found.author })
    return found.thread
  }
  return {
    list(scenario) {
      const threads: CommentThread[] = []
      // What is said of a cell of the parent's plan is worth knowing in a scenario made of it.
      for (let next: string | null = scenario; next !== null; next = findScenario(db, next).parent)
        threads.push(...listThreads(db, next).map(named))
      return threads.sort((a, b) => (a.openedAt < b.openedAt ? 1 : -1))
    },
    add(params, { person }) {
      const at = deps.now().toISOString()
      const thread = 'thread' in params ? find(params.thread).thread : deps.newId()
      transaction(db, () => {
        if ('place' in params) {
          const { scenario, place } = params
          findScenario(db, scenario)
          insertThread(db, { thread, scenario, place, openedAt: at })
        } else resolveThread(db, thread, null)
        insertComment(db, { comment: deps.newId(), thread, author: person, at, body: params.body })
      })
      deps.changed(['comments'])
      return find(thread)
    },
    edit(comment, body, author) {
      const thread = own(comment, author)
      rewriteComment(db, comment, { body, at: deps.now().toISOString() })
      deps.changed(['comments'])
      return find(thread)
    },
    remove(comment, author) {
      const thread = own(comment, author)
      transaction(db, () => removeComment(db, comment, thread))
      deps.changed(['comments'])
      const left = getThread(db, thread)
      return left ? named(left) : null
    },
    resolve(thread, resolved, { person }) {
      find(thread)
      resolveThread(db, thread, resolved ? { by: person, at: deps.now().toISOString() } : null)
      deps.changed(['comments'])
      return find(thread)
    },
  }
}
