/** What a step of the journal is about, for people. */
import { type JournalStep, stepKind } from '@shared/changes/plan-change'
import type { Driver } from '@shared/model/drivers'

/** The kind of its change; `replace_driver` where a driver took the place of another. */
export function kindOfStep(step: JournalStep): string {
  const has = (kind: string): boolean => step.changes.some((change) => change.kind === kind)
  if (has('add_driver') && has('remove_driver')) return 'replace_driver'
  return stepKind(step)
}

/** The driver that a step adds, or else the one it removes. */
export function driverOfStep({ changes }: JournalStep): Driver | undefined {
  const about = changes.flatMap((change) =>
    change.kind === 'add_driver' || change.kind === 'remove_driver' ? [change] : [],
  )
  return (about.find(({ kind }) => kind === 'add_driver') ?? about[0])?.driver
}
