/** Rules as people set them; what is not here is as it ships. */
import { type RuleSettings, ruleSettings } from '@shared/model/quality/rule-settings'
import { fromJson } from '../json-column'
import type { ReadConnection, WriteConnection } from '../open-file'
import { all, run } from '../run-statements'

export interface KeptRule {
  readonly rule: string
  readonly settings: RuleSettings
  readonly setBy: string
  readonly setAt: string
}

interface RuleRow {
  readonly rule: string
  readonly settings: string
  readonly set_by: string
  readonly set_at: string
}

/** Every rule that somebody has set, by key. */
export const listKeptRules = (db: ReadConnection): KeptRule[] =>
  all<RuleRow>(db, 'SELECT rule, settings, set_by, set_at FROM quality_rule ORDER BY rule').map(
    (row) => ({
      rule: row.rule,
      settings: fromJson(db, 'quality_rule.settings', ruleSettings, row.settings),
      setBy: row.set_by,
      setAt: row.set_at,
    }),
  )

/** Keeps a rule as set, in place of how it was. */
export function putKeptRule(db: WriteConnection, { rule, settings, setBy, setAt }: KeptRule): void {
  run(
    db,
    `INSERT INTO quality_rule (rule, settings, set_by, set_at) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET settings = excluded.settings, set_by = excluded.set_by,
       set_at = excluded.set_at`,
    rule,
    JSON.stringify(settings),
    setBy,
    setAt,
  )
}

/** The rule is as it ships again. */
export const deleteKeptRule = (db: WriteConnection, rule: string): void => {
  run(db, 'DELETE FROM quality_rule WHERE rule = ?', rule)
}
