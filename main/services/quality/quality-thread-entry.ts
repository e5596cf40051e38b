/** Entry of a thread that asks one snapshot the rules and ends: neither windows nor plans wait for it. */
import { parentPort, workerData } from 'node:worker_threads'
import {
  closeConnection,
  openSnapshot,
  previewFix,
  type ReadConnection,
  readExamples,
  rejectedTexts,
  runRules,
  similarKeys,
} from '@main/store/reading'
import { EvenkeelError } from '@shared/contract/error-codes'
import { decimalMarkOf } from '@shared/model/quality/number-meant'
import type { QualityReply, QualityRequest } from './thread-shapes'

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
      const isReference = hit.rule === 'reference_unknown' && hit.expected !== null
      return {
        examples: readExamples(db, hit, parameters),
        similar: isReference ? similarKeys(db, hit.expected ?? '', hit.value ?? '') : [],
        mark: decimalMarkOf(rejectedTexts(db, hit.entity, hit.field ?? '')),
      }
    }
  }
}

function work(request: QualityRequest): QualityReply {
  try {
    const db = openSnapshot(request.folder, request.snapshot)
    try {
      return { ok: true, value: answer(db, request) }
    } finally {
      closeConnection(db)
    }
  } catch (error) {
    const known = error instanceof EvenkeelError
    return {
      ok: false,
      error: known ? { code: error.code, params: error.params } : null,
      detail: error instanceof Error ? (error.stack ?? error.message) : String(error),
    }
  }
}

port.postMessage(work(workerData as QualityRequest))
