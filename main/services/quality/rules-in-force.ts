/** The rules as they are now: as people set them, else as they ship. */
import { listKeptRules, type ReadConnection } from '@main/store/reading'
import { addQualityGates, deleteKeptRule, putKeptRule, transaction } from '@main/store/writing'
import type { Person } from '@shared/contract/app-calls'
import { EvenkeelError } from '@shared/contract/error-codes'
import type { StoredQualityRule } from '@shared/contract/quality-calls'
import { baseRule, fieldRuleOf } from '@shared/model/quality/field-rules'
import { withoutFieldRule } from '@shared/model/quality/quality-gate'
import { qualityRuleOf, qualityRules } from '@shared/model/quality/quality-rules'
import {
  findsTheSame,
  type RuleSettings,
  settingsOf,
  shippedSettings,
  wrongParameter,
} from '@shared/model/quality/rule-settings'
import { gatesInForce, refuseGated } from './gate-keepers'
import type { QualityDeps } from './quality-deps'

/** Every rule of the catalogue, in its order, each followed by those that people made of it for single fields. */
export function rulesInForce(db: ReadConnection): StoredQualityRule[] {
  const kept = new Map(listKeptRules(db).map((one) => [one.rule, one]))
  const ofFields = [...kept.keys()].flatMap((key) => fieldRuleOf(key) ?? [])
  const inOrder = qualityRules.flatMap((rule) => [
    rule,
    ...ofFields.filter(({ key }) => baseRule(key) === rule.key),
  ])
  return inOrder.map((rule) => {
    const own = kept.get(rule.key)
    return {
      rule: rule.key,
      settings: settingsOf(rule, own?.settings),
      setBy: own?.setBy ?? null,
      setAt: own?.setAt ?? null,
    }
  })
}

export interface RuleService {
  list(): StoredQualityRule[]
  /** Throws NOT_FOUND, RULE_UNUSABLE, and NOT_ALLOWED where the gate would then hold back something else and the person may not set it. */
  set(rule: string, settings: RuleSettings, person: Person): StoredQualityRule
  /** Back to what ships; a rule of one field is no more, and answers the one that then holds; gates that named it name that one. Throws NOT_FOUND, NOT_ALLOWED. */
  reset(rule: string, person: Person): StoredQualityRule
}

export function createRuleService({ db, now, changed }: QualityDeps): RuleService {
  /** A field without a rule of its own is judged by the rule that holds for each. */
  const ruleNow = (key: string): StoredQualityRule => {
    const rules = rulesInForce(db)
    const named = (wanted: string) => rules.find(({ rule }) => rule === wanted)
    return named(key) ?? named(baseRule(key))!
  }
  const declaredRule = (key: string) => {
    const rule = qualityRuleOf(key)
    if (!rule) throw new EvenkeelError('NOT_FOUND', { what: key })
    return rule
  }
  function refuseChange(key: string, next: RuleSettings, person: Person): void {
    refuseGated(
      db,
      person,
      [ruleNow(key).settings, next].map(({ severity }) => ({ rule: key, severity })),
    )
  }
  function refuseLoosening(key: string, next: RuleSettings, person: Person): void {
    if (!findsTheSame(ruleNow(key).settings, next)) refuseChange(key, next, person)
  }
  function removeFieldRule(key: string, { person }: Person): void {
    const gates = gatesInForce(db)
    transaction(db, () => {
      if (gates.some(({ rules }) => rules.includes(key)))
        addQualityGates(db, {
          gates: withoutFieldRule(gates, key),
          reason: `${key} → ${baseRule(key)}`,
          setBy: person,
          setAt: now().toISOString(),
        })
      deleteKeptRule(db, key)
    })
  }
  return {
    list: () => rulesInForce(db),
    set(key, settings, person) {
      const wrong = wrongParameter(declaredRule(key), settings)
      if (wrong) throw new EvenkeelError('RULE_UNUSABLE', { rule: key, ...wrong })
      refuseLoosening(key, settingsOf(declaredRule(key), settings), person)
      putKeptRule(db, { rule: key, settings, setBy: person.person, setAt: now().toISOString() })
      changed(['quality'])
      return ruleNow(key)
    },
    reset(key, person) {
      const rule = declaredRule(key)
      const base = baseRule(key)
      if (base === key) {
        refuseLoosening(key, shippedSettings(rule), person)
        deleteKeptRule(db, key)
      } else {
        // Also where both find the same: a gate may name this one alone.
        refuseChange(key, ruleNow(base).settings, person)
        removeFieldRule(key, person)
      }
      changed(['quality'])
      return ruleNow(key)
    },
  }
}
