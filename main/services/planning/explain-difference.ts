/** `planning.whyDifferent`: the contributions that make up a difference, each in the words of whoever made the change. */
import type {
  DifferenceEnd,
  DifferenceMove,
  NumberedStep,
} from '@main/planning/difference-requests'
import { getDecision, getSnapshot, type JournalRecord } from '@main/store/reading'
import type { Checked } from '@shared/contract/contract'
import { EvenkeelError } from '@shared/contract/error-codes'
import type { Contribution, DifferenceSide, WhyDifferent } from '@shared/contract/why-calls'
import { entriesInForce } from './entries-in-force'
import type { PlanningDeps } from './planning-deps'
import { readPolicy } from './policy-service'
import { type ChainLink, findScenario, readChain } from './scenario-chain'
import { toldDrivers } from './told-drivers'

export interface DifferenceService {
  /** Rejects with NOT_FOUND, NO_PLAN, SNAPSHOT_MISSING, SNAPSHOT_DAMAGED, and with CANCELLED once it is stopped. */
  explain(params: Checked<'planning.whyDifferent'>): Promise<WhyDifferent>
  stop(request: string): void
}

interface End extends DifferenceEnd {
  readonly records: ReadonlyMap<number, JournalRecord>
}

export function createDifferenceService(deps: PlanningDeps): DifferenceService {
  const { db, journal, planning } = deps
  const running = new Map<string, { stopped: boolean }>()

  function endOf(side: DifferenceSide): End {
    const { snapshot, chain } = pinnedBy(side)
    const indexed = getSnapshot(db, snapshot)
    if (!indexed) throw new EvenkeelError('SNAPSHOT_MISSING', { snapshot })
    const done = chain.flatMap(({ records }) => entriesInForce(records))
    return {
      snapshot,
      fileHash: indexed.fileHash,
      steps: done.flatMap(numbered),
      records: new Map(done.map((record) => [record.position, record])),
    }
  }

  function pinnedBy(side: DifferenceSide): { snapshot: string; chain: readonly ChainLink[] } {
    if ('snapshot' in side)
      return { snapshot: side.snapshot, chain: readChain(db, journal, 'base') }
    if ('scenario' in side) {
      const { snapshot } = findScenario(db, side.scenario)
      if (!snapshot) throw new EvenkeelError('NO_PLAN')
      return { snapshot, chain: readChain(db, journal, side.scenario) }
    }
    const pin = getDecision(db, side.decision)?.pin
    if (!pin) throw new EvenkeelError('NOT_FOUND', { what: side.decision })
    const chain = readChain(db, journal, pin.scenario).map((link) => ({
      ...link,
      records: link.records.filter(({ position }) => position <= pin.position),
    }))
    return { snapshot: pin.snapshot, chain }
  }

  return {
    async explain({ of, to, figure, request }) {
      const difference = request ?? deps.newId()
      const work = { stopped: false }
      running.set(difference, work)
      const ends = { of: endOf(of), to: endOf(to) }
      try {
        const opened = await planning.ask('openDifference', {
          difference,
          of: withoutRecords(ends.of),
          to: withoutRecords(ends.to),
          figure,
          policy: readPolicy(db),
        })
        const contributions: Contribution[] = []
        for (;;) {
          if (work.stopped) throw new EvenkeelError('CANCELLED')
          const move = await planning.ask('nextDifference', { difference })
          if (!move) break
          contributions.push(...told(move, ends))
        }
        return { unit: opened.unit, of: opened.of, ...closed(opened.of, contributions) }
      } finally {
        running.delete(difference)
        await planning.ask('closeDifference', { difference }).catch(() => undefined)
      }
    },
    stop(request) {
      const work = running.get(request)
      if (work) work.stopped = true
    },
  }
}

/** Moves onto a snapshot say nothing here: the data is one of the two ends. */
function numbered({ position, step }: JournalRecord): NumberedStep[] {
  const changes = step.changes.filter(({ kind }) => kind !== 'use_snapshot')
  return changes.length > 0 ? [{ position, step: { ...step, changes } }] : []
}

const withoutRecords = ({ records: _, ...end }: End): DifferenceEnd => end

/** The end of the walk. */
const closed = (
  of: number,
  contributions: Contribution[],
): Pick<WhyDifferent, 'to' | 'contributions'> => ({
  to: contributions.reduce((sum, { value }) => sum + value, of),
  contributions,
})

function told(move: DifferenceMove, ends: { of: End; to: End }): Contribution[] {
  const plain = { entities: [], driver: null, edit: null, count: 1 }
  if (move.kind === 'entities')
    return [{ ...plain, kind: 'entities', entities: [...move.entities], value: move.value }]
  const from = move.kind === 'removed' ? ends.of : ends.to
  const records = move.positions.flatMap((position) => from.records.get(position) ?? [])
  const added = move.kind === 'added'
  const drivers = toldDrivers(records.map(({ step }) => step))
  if (drivers) {
    const told = [...drivers.put, ...drivers.taken]
    // Put and taken away again: nothing is left to tell.
    if (told.length === 0 && records.length > 0 && Math.abs(move.value) < 1e-6) return []
    const [driver] = told
    const kind = drivers.put.length > 0 === added ? 'driver_added' : 'driver_removed'
    if (told.length === 1 && driver) return [{ ...plain, kind, driver, value: move.value }]
  }
  const [record] = records
  if (records.length !== 1 || !record)
    return [{ ...plain, kind: 'edits', count: move.positions.length, value: move.value }]
  const { position, author, at, reason, step } = record
  const edit = { position, author, at, reason, place: step.place, entry: step.entry }
  return [{ ...plain, kind: added ? 'edit' : 'edit_removed', edit, value: move.value }]
}
