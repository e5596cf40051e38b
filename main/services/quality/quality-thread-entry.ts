/** Entry of a thread that asks one snapshot the rules and ends: neither windows nor plans wait for it. */
import { parentPort, workerData } from 'node:worker_threads'
import { answerFromSnapshot } from '@main/services/snapshots/answer-from-snapshot'
import {
  previewFix,
  type ReadConnection,
  readExamples,
  rejectedTexts,
  runRules,
  similarKeys,
} from '@main/store/reading'
import { baseRule } from '@shared/model/quality/field-rules'
import { decimalMarkOf } from '@shared/model/quality/number-meant'
import type { QualityRequest } from './thread-shapes'

const port = parentPort
if (!port) throw new Error('runs as a worker thread only')

function answer(db: ReadConnection, request: QualityRequest) {
  switch (request.kind) {
    case 'assess':
      return runRules(db, request.question)
    case 'preview':
      return previewFix(db, request.fix)
    case 'detail': {
      const { hit, parameters } = request
      const isReference = baseRule(hit.rule) === 'reference_unknown' && hit.expected !== null
      return {
        examples: readExamples(db, hit, parameters),
        similar: isReference ? similarKeys(db, hit.expected ?? '', hit.value ?? '') : [],
        mark: decimalMarkOf(rejectedTexts(db, hit.entity, hit.field ?? '')),
      }
    }
  }
}

const request = workerData as QualityRequest
port.postMessage(answerFromSnapshot(request, (db) => answer(db, request)))
