/** The closed list of what can go wrong. Each code has its three sentences (what happened, what is safe, what to do next) in the message catalogue under `errors.<code>`. */
export const errorCodes = [
  'UNKNOWN_CALL',
  'INVALID_PARAMETERS',
  'NOT_ALLOWED',
  'NOT_FOUND',
  'CANCELLED',
  'INTERNAL',
  'WORKSPACE_MISSING',
  'WORKSPACE_NEWER',
  'WORKSPACE_IN_USE',
  'WORKSPACE_DAMAGED',
  'WORKSPACE_UNWRITABLE',
  'DISK_FULL',
  'FOLDER_MISSING',
  'FILE_UNREADABLE',
  'FILE_TOO_LARGE',
  'CONNECTION_MISSING',
  'CONNECTION_INVALID',
  'MAPPING_INVALID',
  'PREVIEW_TIMEOUT',
  'SECRET_MISSING',
  'SIGN_IN_REFUSED',
  'SERVER_UNREACHABLE',
  'SERVER_TIMEOUT',
  'SERVER_FAILED',
  'SERVER_REFUSED',
  'SERVER_ANSWER_INVALID',
  'CERTIFICATE_REFUSED',
  'DRIVER_MISSING',
  'HOST_KEY_UNKNOWN',
  'HOST_KEY_CHANGED',
  'PULL_RUNNING',
  'PULL_EMPTY',
  'RULE_UNUSABLE',
  'FIX_UNUSABLE',
  'GATE_OUTDATED',
  'LET_THROUGH_NEEDS_REASON',
  'SNAPSHOT_MISSING',
  'SNAPSHOT_DAMAGED',
  'SNAPSHOT_IN_USE',
  'MATCH_REFUSED',
  'NO_PLAN',
  'PLANNING_STOPPED',
  'ENTRY_NOT_UNDERSTOOD',
  'CELL_NOT_EDITABLE',
  'CELL_LOCKED',
  'TOTAL_OUT_OF_REACH',
  'PERIOD_FENCED',
  'COMMENT_OF_ANOTHER',
  'OVERRIDE_NOT_ALLOWED',
  'OVERRIDE_BEYOND_CAP',
  'OVERRIDE_NEEDS_REASON',
  'POLICY_UNUSABLE',
  'SPLIT_NEEDS_CONFIRMATION',
  'REASON_REQUIRED',
  'WEIGHTS_NOT_USABLE',
  'NOTHING_SELECTED',
  'SUCCESSION_CIRCULAR',
  'VIEW_FILE_UNUSABLE',
  'NOTHING_TO_UNDO',
  'NOTHING_TO_REDO',
  'FORMULA_NOT_UNDERSTOOD',
  'MEASURE_KEY_TAKEN',
  'MEASURE_IN_USE',
  'SCENARIO_CLOSED',
  'SCENARIO_LOCKED',
  'SCENARIO_IS_BASE',
  'SCENARIO_NAME_TAKEN',
  'DRIVER_WITHOUT_EFFECT',
  'MERGE_CONFLICT',
  'MERGE_OUTDATED',
  'MERGE_BLOCKED',
  'MERGE_EMPTY',
  'DECISION_INCOMPLETE',
  'DECISION_STATE',
  'DECISION_CHANGED',
  'TARGET_CONFLICT',
  'TARGET_LACKS',
  'WORKBOOK_UNUSABLE',
  'EXPORT_TOO_LARGE',
  'IMPORT_OUTDATED',
  'LINK_USED',
] as const

export type ErrorCode = (typeof errorCodes)[number]
export type ErrorParams = Readonly<Record<string, string | number>>

/** An error as it crosses a transport: data, never a class. */
export interface WireError {
  readonly code: ErrorCode
  readonly params: ErrorParams
}

/** The only error services throw on purpose; anything else becomes `INTERNAL`. */
export class EvenkeelError extends Error {
  readonly code: ErrorCode
  readonly params: ErrorParams
  constructor(code: ErrorCode, params: ErrorParams = {}, cause?: unknown) {
    super(`${code} ${JSON.stringify(params)}`, { cause })
    this.name = 'EvenkeelError'
    this.code = code
    this.params = params
  }
}
