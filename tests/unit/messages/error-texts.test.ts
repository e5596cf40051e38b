import { languages } from '@shared/contract/app-calls'
import { errorCodes } from '@shared/contract/error-codes'
import { catalogues } from '@shared/messages/catalogue'
import { describeError } from '@shared/messages/translate'
import { describe, expect, test } from 'vitest'

const params: Record<string, readonly string[]> = {
  WORKSPACE_MISSING: ['folder'],
  WORKSPACE_NEWER: ['file', 'supported', 'version'],
  WORKSPACE_IN_USE: ['folder', 'process'],
  WORKSPACE_DAMAGED: ['file', 'reason'],
  DISK_FULL: ['file'],
  FOLDER_MISSING: ['folder'],
  FILE_UNREADABLE: ['file', 'reason'],
  FILE_TOO_LARGE: ['file', 'reason'],
  CONNECTION_MISSING: ['name'],
  CONNECTION_INVALID: ['field', 'reason'],
  SECRET_MISSING: ['name'],
  SIGN_IN_REFUSED: ['system', 'user'],
  SERVER_UNREACHABLE: ['address'],
  SERVER_TIMEOUT: ['address', 'seconds'],
  SERVER_FAILED: ['address', 'status'],
  SERVER_ANSWER_INVALID: ['address', 'reason'],
  PULL_EMPTY: ['connection'],
  SNAPSHOT_MISSING: ['snapshot'],
  SNAPSHOT_DAMAGED: ['snapshot'],
  ENTRY_NOT_UNDERSTOOD: ['entry', 'reason'],
  CELL_NOT_EDITABLE: ['measure', 'period'],
  FORMULA_NOT_UNDERSTOOD: ['formula', 'place', 'fault'],
  MEASURE_KEY_TAKEN: ['key'],
  MEASURE_IN_USE: ['measure', 'readers'],
  SCENARIO_CLOSED: ['scenario'],
  DECISION_INCOMPLETE: ['fields'],
  DECISION_STATE: ['number', 'state'],
  DECISION_CHANGED: ['number'],
  TARGET_CONFLICT: ['count'],
  NOT_ALLOWED: ['role'],
  NOT_FOUND: ['what'],
  INVALID_PARAMETERS: ['call', 'field', 'reason'],
  UNKNOWN_CALL: ['call'],
  INTERNAL: ['reference'],
}

const sentences = (text: string) =>
  text.split(/[。]|[.](?=\s|$)/).filter((part) => part.trim() !== '')

describe.each(languages)('error texts in %s', (language) => {
  test('exist for every code and for nothing else', () => {
    expect(Object.keys(catalogues[language].errors).sort()).toEqual([...errorCodes].sort())
  })

  test.each(errorCodes)('%s says up to three things, and every value given', (code) => {
    const names = params[code] ?? []
    const values = Object.fromEntries(names.map((name) => [name, `‹${name}›`]))
    const text = describeError(language, { code, params: values })
    for (const name of names) expect(text).toContain(`‹${name}›`)
    expect(text).not.toContain('{{')
    expect(sentences(text).length).toBeGreaterThanOrEqual(2)
    expect(sentences(text).length).toBeLessThanOrEqual(3)
  })

  test.each(errorCodes)('%s can be read when its values are missing', (code) => {
    const text = describeError(language, { code, params: {} })
    expect(text).not.toMatch(/undefined|null/)
    expect(sentences(text).length).toBeGreaterThanOrEqual(2)
  })
})

test('values that look like templates are shown, not expanded', () => {
  const text = describeError('en', { code: 'NOT_FOUND', params: { what: '$t(errors.NO_PLAN)' } })
  expect(text).toContain('$t(errors.NO_PLAN)')
})
