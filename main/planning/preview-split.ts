/** Tells what an edit would do, child by child and line by line, before it is made. */
import type { Plan } from '@main/engine/hierarchy/node-figures'
import { codeAt, levelsBelow, nameOf } from '@main/engine/hierarchy/plan-nodes'
import { editsByMonth } from '@main/engine/plan/edits-by-month'
import { type EditOptions, type PreparedEdit, prepareEdit } from '@main/engine/plan/prepare-edit'
import { type FoundWarning, findWarnings } from '@main/engine/splitting/split-warnings'
import type { CellEdit, SplitRule } from '@shared/contract/planning-calls'
import {
  confirmedKinds,
  type PreviewChild,
  type SplitPreview,
  type SplitWarning,
  splitWarningKinds,
} from '@shared/contract/split-preview'
import { measureNamed } from '@shared/model/measures/measures'
import { previewMonths } from './preview-months'

/** What lines hold once the edit is applied to them: for entries that clear, only calculating tells. */
export type TryOut = (prepared: PreparedEdit) => readonly number[]

const mostWarnings = 20

/** Every line an edit would write, before and after. Throws what `prepareEdit` throws. */
export function previewSplit(
  plan: Plan,
  edit: CellEdit,
  rule: SplitRule | undefined,
  options: EditOptions,
  tryOut: TryOut,
): SplitPreview {
  const { edits, locale } = editsByMonth(plan, edit, rule, options)
  const months = edits.map((one) => ({
    period: one.period,
    preview: previewMonth(plan, one, rule, { ...options, locale }, tryOut),
  }))
  const [first] = months
  return months.length === 1 && first ? first.preview : previewMonths(months)
}

function previewMonth(
  plan: Plan,
  edit: CellEdit,
  rule: SplitRule | undefined,
  options: EditOptions,
  tryOut: TryOut,
): SplitPreview {
  const prepared = prepareEdit(plan, edit, rule, options)
  const { split, lines } = prepared
  const after =
    prepared.total === null ? tryOut(prepared) : lines.map((one) => one.after ?? one.before)
  const exact = split?.exact() ?? after
  const found = split ? findWarnings(split, splitWarningKinds) : []
  const children = childrenOf(plan, edit, prepared, after, exact)
  const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)
  const held = lines.filter((one) => one.locked)
  const whole = prepared.total !== null && Number.isInteger(prepared.total) && split !== null
  return {
    before: sum(lines.map((one) => one.before)),
    after: sum(after),
    remainder: split ? (prepared.total ?? 0) - sum(after) : 0,
    rule: ruleOf(prepared, edit, rule),
    fallback: split?.fallback ?? null,
    whole,
    roundedUp: whole ? children.filter((c) => c.after > c.exact + 1e-6).length : 0,
    roundedDown: whole ? children.filter((c) => c.after < c.exact - 1e-6).length : 0,
    locked: sum(held.map((one) => one.before)),
    lockedLines: held.length,
    children,
    lines: lines.map((one, k) => ({
      ...placeOf(plan, prepared, one.line),
      before: one.before,
      after: after[k] ?? one.before,
      locked: one.locked,
    })),
    warnings: found.slice(0, mostWarnings).map((one) => describe(plan, edit, prepared, one)),
    warningCount: found.length,
    needsConfirmation: found.some(({ kind }) => confirmedKinds.has(kind)),
  }
}

function ruleOf(
  { total, each }: PreparedEdit,
  edit: CellEdit,
  rule: SplitRule | undefined,
): SplitPreview['rule'] {
  if (total === null) return 'clear'
  if (each) return 'each'
  const chosen = rule ?? measureNamed(edit.measure)?.split ?? 'proportional'
  return typeof chosen === 'string' ? chosen : chosen.kind
}

function placeOf(plan: Plan, { side }: PreparedEdit, line: number) {
  const level = side === 'demand' ? 'customer' : 'site'
  const item = codeAt(plan.model, side, line, 'item')
  const code = codeAt(plan.model, side, line, level)
  return { where: { item, [level]: code }, name: nameOf(plan.model, level, code) }
}

/** The nodes right below the edited one; none where it is a line itself. */
function childrenOf(
  plan: Plan,
  edit: CellEdit,
  { side, lines }: PreparedEdit,
  after: readonly number[],
  exact: readonly number[],
): PreviewChild[] {
  const [level] = levelsBelow(side, edit.where)
  if (!level) return []
  const groups = Map.groupBy(lines.keys(), (k) =>
    codeAt(plan.model, side, lines[k]?.line ?? 0, level),
  )
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, inside]) => {
      const sum = (of: (k: number) => number): number => inside.reduce((all, k) => all + of(k), 0)
      return {
        level,
        code,
        name: nameOf(plan.model, level, code),
        before: sum((k) => lines[k]?.before ?? 0),
        after: sum((k) => after[k] ?? 0),
        exact: sum((k) => exact[k] ?? 0),
        locked: sum((k) => (lines[k]?.locked ? (lines[k]?.before ?? 0) : 0)),
        lines: inside.length,
        lockedLines: inside.filter((k) => lines[k]?.locked).length,
      }
    })
}

function describe(
  plan: Plan,
  edit: CellEdit,
  prepared: PreparedEdit,
  { kind, lines, line, before, after }: FoundWarning,
): SplitWarning {
  const { model } = plan
  const at = prepared.lines[lines[0] ?? 0]?.line ?? 0
  const levels = levelsBelow(prepared.side, edit.where)
  const level = levels[0] ?? 'item'
  if (!line) {
    const code = codeAt(model, prepared.side, at, level)
    return { kind, level, code, name: nameOf(model, level, code), before, after }
  }
  const path = levels.map((one) => [one, codeAt(model, prepared.side, at, one)] as const)
  const names = path.map(([one, code]) => nameOf(model, one, code))
  return {
    kind,
    level: levels.at(-1) ?? level,
    code: path.map(([, code]) => code).join(' '),
    name: {
      zh: names.map((name) => name.zh).join(' · '),
      en: names.map((name) => name.en).join(' · '),
    },
    before,
    after,
  }
}
