/** What an entry over several months does, from what it does to each: every line with its months together. */
import type { SplitPreview } from '@shared/contract/split-preview'

export interface MonthPreview {
  readonly period: string
  readonly preview: SplitPreview
}

const mostWarnings = 20

/** Previews of at least one month; all have the same lines and children in the same order. */
export function previewMonths(months: readonly MonthPreview[]): SplitPreview {
  const previews = months.map(({ preview }) => preview)
  const first = previews[0]!
  const sum = (of: (one: SplitPreview) => number): number =>
    previews.reduce((all, one) => all + of(one), 0)
  return {
    ...first,
    before: sum((one) => one.before),
    after: sum((one) => one.after),
    remainder: sum((one) => one.remainder),
    fallback: previews.find((one) => one.fallback !== null)?.fallback ?? null,
    whole: previews.every((one) => one.whole),
    roundedUp: sum((one) => one.roundedUp),
    roundedDown: sum((one) => one.roundedDown),
    locked: sum((one) => one.locked),
    lockedLines: Math.max(...previews.map((one) => one.lockedLines)),
    months: months.map(({ period, preview: { before, after } }) => ({ period, before, after })),
    children: first.children.map((child, k) => ({
      ...child,
      before: sum((one) => one.children[k]?.before ?? 0),
      after: sum((one) => one.children[k]?.after ?? 0),
      exact: sum((one) => one.children[k]?.exact ?? 0),
      locked: sum((one) => one.children[k]?.locked ?? 0),
      lockedLines: Math.min(...previews.map((one) => one.children[k]?.lockedLines ?? 0)),
    })),
    lines: first.lines.map((line, k) => ({
      ...line,
      before: sum((one) => one.lines[k]?.before ?? 0),
      after: sum((one) => one.lines[k]?.after ?? 0),
      locked: previews.every((one) => one.lines[k]?.locked),
    })),
    warnings: previews.flatMap(({ warnings }) => warnings).slice(0, mostWarnings),
    warningCount: sum((one) => one.warningCount),
    needsConfirmation: previews.some((one) => one.needsConfirmation),
  }
}
