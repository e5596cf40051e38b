/** Finding scenarios, decisions, people and outbox entries by what a person would type. */
import type { Person } from '@shared/contract/app-calls'
import type { Decision, OutboxEntry } from '@shared/contract/contract-types'
import { EvenkeelError } from '@shared/contract/error-codes'
import type { Scenario } from '@shared/contract/scenario-calls'
import type { Desk } from './desk'

const alike = (one: string, other: string) =>
  one.localeCompare(other, undefined, { sensitivity: 'accent' }) === 0

function found<T>(what: string, ...candidates: readonly (T | undefined)[]): T {
  for (const candidate of candidates) if (candidate !== undefined) return candidate
  throw new EvenkeelError('NOT_FOUND', { what })
}

/** By id or name; `base`, or nothing, is the base plan. Open ones come before discarded ones of the same name. */
export async function findScenario(desk: Desk, wanted = 'base'): Promise<Scenario> {
  const all = await desk.ask('scenarios.list', {})
  const open = all.filter((one) => one.state === 'open')
  return found(
    wanted,
    all.find((one) => one.scenario === wanted),
    open.find((one) => alike(one.name, wanted)),
    all.find((one) => alike(one.name, wanted)),
    alike(wanted, 'base') ? all.find((one) => one.parent === null) : undefined,
  )
}

/** By id, number (`3` or `#3`) or question. */
export async function findDecision(desk: Desk, wanted: string): Promise<Decision> {
  const all = await desk.ask('decisions.list', {})
  return found(
    wanted,
    all.find((one) => one.decision === wanted),
    all.find((one) => String(one.number) === wanted.replace(/^#/, '')),
    all.find((one) => alike(one.question, wanted)),
  )
}

/** By id, name in either language, or role. */
export async function findPerson(desk: Desk, wanted: string): Promise<Person> {
  const all = await desk.ask('people.list', {})
  return found(
    wanted,
    all.find((one) => one.person === wanted),
    all.find((one) => alike(one.name.en, wanted) || alike(one.name.zh, wanted)),
    all.find((one) => one.role === wanted),
  )
}

/** By id, idempotency key or the number of its decision. */
export async function findEntry(desk: Desk, wanted: string): Promise<OutboxEntry> {
  const all = await desk.ask('publishing.outbox', {})
  return found(
    wanted,
    all.find((one) => one.entry === wanted || one.key === wanted),
    all.find((one) => String(one.decisionNumber) === wanted.replace(/^#/, '')),
  )
}
