/** The quality of the data: rules, what they found, what people said of it, fixes, the gate and the score. */
import { z } from 'zod'
import { findingEvents, findingStates } from '../model/quality/finding-states'
import { qualityFix } from '../model/quality/quality-fixes'
import { qualityGate } from '../model/quality/quality-gate'
import { severities } from '../model/quality/quality-rules'
import { ruleSettings } from '../model/quality/rule-settings'
import { dataKeepers, policyKeepers } from '../model/roles'
import { call, done, identifier, isoTime, nothing } from './call-shape'

export const storedQualityRule = z.strictObject({
  rule: z.string(),
  settings: ruleSettings,
  /** Null where it is as it ships. */
  setBy: z.string().nullable(),
  setAt: isoTime.nullable(),
})
export type StoredQualityRule = z.infer<typeof storedQualityRule>

export const qualityFinding = z.strictObject({
  finding: identifier,
  connection: z.string(),
  rule: z.string(),
  severity: z.enum(severities),
  entity: z.string(),
  /** What it is about: a key, a value, a month. */
  thing: z.string(),
  field: z.string().nullable(),
  value: z.string().nullable(),
  expected: z.string().nullable(),
  rows: z.number(),
  /** The first row in the source; null where no single row is at fault. */
  row: z.number().nullable(),
  state: z.enum(findingStates),
  assignee: z.string().nullable(),
  reason: z.string().nullable(),
  /** The fix that was accepted for it. */
  fix: z.string().nullable(),
  firstSnapshot: z.string(),
  lastSnapshot: z.string(),
})
export type QualityFinding = z.infer<typeof qualityFinding>

export const qualityEvent = z.strictObject({
  event: z.enum(findingEvents),
  author: z.string(),
  at: isoTime,
  reason: z.string().nullable(),
  /** To whom it was assigned, which fix was accepted, the snapshot of a check. */
  detail: z.string().nullable(),
})
export type QualityEvent = z.infer<typeof qualityEvent>

export const storedFix = z.strictObject({
  fix: identifier,
  connection: z.string(),
  what: qualityFix,
  finding: z.string().nullable(),
  author: z.string(),
  at: isoTime,
  reason: z.string(),
  undoneBy: z.string().nullable(),
  undoneAt: isoTime.nullable(),
  undoneReason: z.string().nullable(),
})
export type StoredFix = z.infer<typeof storedFix>

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()])

export const fixPreview = z.strictObject({
  rows: z.number(),
  examples: z.array(
    z.strictObject({
      entity: z.string(),
      row: z.number(),
      field: z.string().nullable(),
      was: z.string().nullable(),
      became: z.string().nullable(),
    }),
  ),
})

export const findingDetail = z.strictObject({
  finding: qualityFinding,
  examples: z.array(
    z.strictObject({
      place: z.string(),
      row: z.number(),
      fields: z.record(z.string(), cell),
      /** Put aside, so no part of the plan. */
      aside: z.boolean(),
    }),
  ),
  /** The snapshot it was last found in is no longer kept, so its rows cannot be shown. */
  snapshotRemoved: z.boolean(),
  /** The most likely ones first; empty where only a person can know. */
  suggestions: z.array(qualityFix),
  history: z.array(qualityEvent),
})
export type FindingDetailAnswer = z.infer<typeof findingDetail>

const ruleCount = z.strictObject({
  rule: z.string(),
  severity: z.enum(severities),
  things: z.number(),
  rows: z.number(),
})

export const entityScore = z.strictObject({
  entity: z.string(),
  connection: z.string(),
  rows: z.number(),
  rejected: z.number(),
  errorRows: z.number(),
  warningRows: z.number(),
  accuracy: z.number(),
  completeness: z.number(),
  freshness: z.number(),
  score: z.number(),
})

const block = z.strictObject({ rule: z.string(), things: z.number() })

export const qualityCheck = z.strictObject({
  snapshot: identifier,
  checkedAt: isoTime,
  counts: z.array(ruleCount),
  scores: z.array(entityScore),
  /** Rules that keep it from being planned on; empty where none does. */
  blocks: z.array(block),
  /** Fixes that were made on its rows. */
  fixes: z.array(z.string()),
  letThrough: z.strictObject({ by: z.string(), at: isoTime, reason: z.string() }).nullable(),
})
export type QualityCheck = z.infer<typeof qualityCheck>

export const qualityOverview = z.strictObject({
  /** The check of the snapshot asked for, else the latest; null where none was ever checked. */
  check: qualityCheck.nullable(),
  /** 0 to 100 by connection, the worst first. */
  sources: z.array(z.strictObject({ connection: z.string(), score: z.number() })),
  /** Scores of the last checks, oldest first. */
  trend: z.array(
    z.strictObject({
      snapshot: identifier,
      sealedAt: isoTime,
      sources: z.array(z.strictObject({ connection: z.string(), score: z.number() })),
    }),
  ),
  /** Findings of the latest check by rule and state. */
  states: z.array(
    z.strictObject({ rule: z.string(), state: z.enum(findingStates), findings: z.number() }),
  ),
  /** Whether `check` is of the newest snapshot, whose findings can be worked on. */
  isLatest: z.boolean(),
})
export type QualityOverview = z.infer<typeof qualityOverview>

export const storedGates = z.strictObject({
  revision: z.number(),
  gates: z.array(qualityGate),
  reason: z.string(),
  setBy: z.string().nullable(),
  setAt: isoTime.nullable(),
})
export type StoredGates = z.infer<typeof storedGates>

const findings = z.array(identifier).min(1).max(1000)
const reason = z.string().trim().min(1).max(2000)

export const qualityCalls = {
  'quality.overview': call(z.strictObject({ snapshot: identifier.optional() }), qualityOverview),
  /** Asks the rules again, as they are now, of the newest snapshot or of another one, whose findings are not kept. */
  'quality.check': call(
    z.strictObject({ snapshot: identifier.optional() }),
    z.strictObject({
      check: qualityCheck,
      findings: z.array(qualityFinding),
    }),
    dataKeepers,
  ),
  'quality.findings': call(
    z.strictObject({
      rule: z.string().optional(),
      states: z.array(z.enum(findingStates)).optional(),
      limit: z.number().int().min(1).max(10_000).default(1000),
    }),
    z.strictObject({ total: z.number(), findings: z.array(qualityFinding) }),
  ),
  'quality.finding': call(z.strictObject({ finding: identifier }), findingDetail),
  'quality.assign': call(
    z.strictObject({ findings, person: identifier.nullable() }),
    done,
    dataKeepers,
  ),
  /** For those who may set the gate where it hangs on the rule. */
  'quality.ignore': call(z.strictObject({ findings, reason }), done, dataKeepers),
  'quality.reopen': call(z.strictObject({ findings }), done, dataKeepers),
  'quality.rules': call(nothing, z.array(storedQualityRule)),
  /** What a rule finds and how grave it is: for those who may set the gate where it hangs on the rule. */
  'quality.setRule': call(
    z.strictObject({ rule: z.string(), settings: ruleSettings }),
    storedQualityRule,
    dataKeepers,
  ),
  /** Back to what ships. */
  'quality.resetRule': call(z.strictObject({ rule: z.string() }), storedQualityRule, dataKeepers),
  'quality.previewFix': call(
    z.strictObject({ connection: identifier, what: qualityFix }),
    fixPreview,
  ),
  'quality.acceptFix': call(
    z.strictObject({
      connection: identifier,
      what: qualityFix,
      /** The finding that it mends; null for one made by itself. */
      finding: identifier.nullable(),
      reason,
    }),
    storedFix,
    dataKeepers,
  ),
  'quality.fixes': call(nothing, z.array(storedFix)),
  'quality.undoFix': call(z.strictObject({ fix: identifier, reason }), storedFix, dataKeepers),
  'quality.gates': call(nothing, storedGates),
  'quality.setGates': call(
    z.strictObject({ gates: z.array(qualityGate).min(1).max(100), revision: z.number(), reason }),
    storedGates,
    policyKeepers,
  ),
} as const
