/** Entry of a thread that compares codes with the records of one snapshot and ends: neither windows nor plans wait for it. */
import { parentPort, workerData } from 'node:worker_threads'
import { answerFromSnapshot } from '@main/services/snapshots/answer-from-snapshot'
import { type ReadConnection, readUnknownCodes } from '@main/store/reading'
import {
  type MatchedEntity,
  matchedEntities,
  pairsByRule,
} from '@shared/model/matching/match-rules'
import { createSuggester } from '@shared/model/matching/suggest-matches'
import type {
  CodeGroup,
  MatchingAnswer,
  MatchingRequest,
  Suggested,
} from './matching-thread-shapes'
import { type KnownRecord, readRecords } from './read-records'

const port = parentPort
if (!port) throw new Error('runs as a worker thread only')

/** Records by entity, each read once. */
function recordsOnce(db: ReadConnection): (entity: MatchedEntity) => readonly KnownRecord[] {
  const read = new Map<MatchedEntity, readonly KnownRecord[]>()
  return (entity) => {
    const known = read.get(entity) ?? readRecords(db, entity)
    read.set(entity, known)
    return known
  }
}

function suggested(db: ReadConnection, groups: readonly CodeGroup[], most: number): Suggested {
  const recordsOf = recordsOnce(db)
  const suggesters = new Map<MatchedEntity, ReturnType<typeof createSuggester>>()
  const names = new Map<MatchedEntity, Map<string, KnownRecord['name']>>()
  return groups.map(({ entity, codes }) => {
    const suggest = suggesters.get(entity) ?? createSuggester(recordsOf(entity))
    suggesters.set(entity, suggest)
    const named =
      names.get(entity) ?? new Map(recordsOf(entity).map(({ code, name }) => [code, name]))
    names.set(entity, named)
    return codes.map((one) =>
      suggest(one, most).map((found) => ({ ...found, name: named.get(found.code)! })),
    )
  })
}

function answer(db: ReadConnection, request: MatchingRequest): MatchingAnswer {
  switch (request.kind) {
    case 'unknown':
      return readUnknownCodes(db, matchedEntities, request.most)
    case 'suggest':
      return suggested(db, request.groups, request.most)
    case 'pairs': {
      const recordsOf = recordsOnce(db)
      return request.groups.map(({ entity, codes, rules, taken }) =>
        pairsByRule(codes, recordsOf(entity), rules, taken),
      )
    }
  }
}

const request = workerData as MatchingRequest
port.postMessage(answerFromSnapshot(request, (db) => answer(db, request)))
