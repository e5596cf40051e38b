/** Finding scenarios, decisions, people and outbox entries by what a person would type. */
import type { Person } from '@shared/contract/app-calls'
import type { Decision, OutboxEntry } from '@shared/contract/contract-types'
import { EvenkeelError } from '@shared/contract/error-codes'
import type { Scenario } from '@shared/contract/scenario-calls'
import type { KeptView } from '@shared/contract/view-calls'
import type { Desk } from './desk'
import { UsageError } from './usage-error'

const alike = (one: string, other: string) =>
  one.localeCompare(other, undefined, { sensitivity: 'accent' }) === 0

interface Search<T> {
  readonly among: readonly T[]
  /** From the most exact way of meaning one to the least; the first that finds anything decides. */
  readonly ways: readonly ((one: T) => boolean)[]
  /** How one is told from another in a list. */
  label(one: T): string
}

/** The one that is meant, or undefined. Throws `UsageError` that lists them where several are. */
function search<T>(wanted: string, { among, ways, label }: Search<T>): T | undefined {
  for (const way of ways) {
    const [one, ...others] = among.filter(way)
    if (one === undefined) continue
    if (others.length === 0) return one
    const choices = [one, ...others].map(label).join(', ')
    throw new UsageError('several_match', { value: wanted, choices })
  }
  return undefined
}

function found<T>(what: string, one: T | undefined): T {
  if (one === undefined) throw new EvenkeelError('NOT_FOUND', { what })
  return one
}

const scenarioSearch = (wanted: string, among: readonly Scenario[]): Search<Scenario> => ({
  among,
  ways: [
    (one) => one.scenario === wanted,
    (one) => one.name === wanted,
    (one) => alike(one.name, wanted),
    (one) => one.parent === null && alike(wanted, 'base'),
  ],
  label: (one) => `${one.name} (${one.scenario})`,
})

/** By id or name; `base`, or nothing, is the base plan. Throws SCENARIO_CLOSED where only a discarded one is meant. */
export async function findScenario(desk: Desk, wanted = 'base'): Promise<Scenario> {
  const all = await desk.ask('scenarios.list', {})
  const open = all.filter((one) => one.state === 'open')
  const one = search(wanted, scenarioSearch(wanted, open))
  if (one) return one
  const discarded = all.find((other) => scenarioSearch(wanted, all).ways.some((way) => way(other)))
  if (discarded) throw new EvenkeelError('SCENARIO_CLOSED', { scenario: discarded.name })
  throw new EvenkeelError('NOT_FOUND', { what: wanted })
}

/** A driver of a scenario, by id or by its number in the list of them. */
export function findDriver({ drivers }: Scenario, wanted: string): Scenario['drivers'][number] {
  const at = Number(wanted.replace(/^#/, ''))
  return found(wanted, drivers.find((one) => one.driver === wanted) ?? drivers[at - 1])
}

/** A discarded scenario by id or name. */
export async function findDiscarded(desk: Desk, wanted: string): Promise<Scenario> {
  const all = await desk.ask('scenarios.list', {})
  const discarded = all.filter((one) => one.state === 'discarded')
  return found(wanted, search(wanted, scenarioSearch(wanted, discarded)))
}

/** By id, number (`3` or `#3`) or question. */
export async function findDecision(desk: Desk, wanted: string): Promise<Decision> {
  const decisions: Search<Decision> = {
    among: await desk.ask('decisions.list', {}),
    ways: [
      (one) => one.decision === wanted,
      (one) => String(one.number) === wanted.replace(/^#/, ''),
      (one) => one.question === wanted,
      (one) => alike(one.question, wanted),
    ],
    label: (one) => `#${one.number}`,
  }
  return found(wanted, search(wanted, decisions))
}

/** By id, name in either language, or role. */
export async function findPerson(desk: Desk, wanted: string): Promise<Person> {
  const people: Search<Person> = {
    among: await desk.ask('people.list', {}),
    ways: [
      (one) => one.person === wanted,
      ({ name }) => name.en === wanted || name.zh === wanted,
      ({ name }) => alike(name.en, wanted) || alike(name.zh, wanted),
      (one) => one.role === wanted,
    ],
    label: (one) => one.person,
  }
  return found(wanted, search(wanted, people))
}

/** A kept view, by name. */
export async function findView(desk: Desk, wanted: string): Promise<KeptView> {
  const views: Search<KeptView> = {
    among: await desk.ask('views.list', {}),
    ways: [({ name }) => name === wanted, ({ name }) => alike(name, wanted)],
    label: ({ name }) => name,
  }
  return found(wanted, search(wanted, views))
}

/** By id, idempotency key or the number of its decision. */
export async function findEntry(desk: Desk, wanted: string): Promise<OutboxEntry> {
  const entries: Search<OutboxEntry> = {
    among: await desk.ask('publishing.outbox', {}),
    ways: [
      (one) => one.entry === wanted || one.key === wanted,
      (one) => String(one.decisionNumber) === wanted.replace(/^#/, ''),
    ],
    label: (one) => `${one.entry} (${one.target})`,
  }
  return found(wanted, search(wanted, entries))
}
