/** Pulls and waits for the end, with progress for people; Ctrl+C cancels and keeps what was there. */
import { type ErrorCode, type ErrorParams, EvenkeelError } from '@shared/contract/error-codes'
import type { EntityProgress, PullState, Snapshot } from '@shared/contract/snapshot-calls'
import type { CommandContext } from './command'
import type { Desk } from './desk'

const ended = (state: PullState) => ['done', 'cancelled', 'failed'].includes(state.phase)

const readingWord = (reading: EntityProgress['reading']) =>
  reading === 'changes' ? 'reading_changes' : reading === 'kept' ? 'reading_kept' : 'reading'

const said: ReadonlySet<string> = new Set(['checking', 'sealing', 'assessing', 'forecasting'])

/** Says every entity once it is read, and every phase once. */
function progressTeller({ note, say }: Pick<CommandContext, 'note' | 'say'>) {
  const told = new Set<string>()
  const tell = (what: string, text: string) => {
    if (!told.has(what)) note(text)
    told.add(what)
  }
  return (state: PullState) => {
    for (const { entity, rows, state: how, reading } of state.entities)
      if (how === 'done') tell(entity, say(readingWord(reading), { entity, rows }))
    const { phase } = state
    if (said.has(phase)) tell(phase, say(phase))
  }
}

function endOf(state: PullState): { readonly id: string; readonly held: boolean } {
  if (state.phase === 'cancelled') throw new EvenkeelError('CANCELLED')
  if (state.error)
    throw new EvenkeelError(state.error.code as ErrorCode, state.error.params as ErrorParams)
  if (state.snapshot === null)
    throw new EvenkeelError('PULL_EMPTY', { connection: state.connection })
  return { id: state.snapshot, held: state.held }
}

export interface PullAsked {
  /** All that feed the plan where none is named. */
  readonly connection?: string | undefined
  /** Everything is read, not only what changed. */
  readonly full?: boolean | undefined
}

async function waitForEnd(desk: Desk, asked: PullAsked, context: CommandContext) {
  const tell = progressTeller(context)
  const end = Promise.withResolvers<PullState>()
  let pull: string | undefined
  const hear = (state: PullState) => {
    if (pull !== undefined && state.pull !== pull) return
    tell(state)
    if (ended(state)) end.resolve(state)
  }
  // A short pull may have ended before its id is known: its events are kept until then.
  const early: PullState[] = []
  const stopListening = desk.on('pull.progress', (state) =>
    pull === undefined ? early.push(state) : hear(state),
  )
  let stopInterrupt = () => {}
  try {
    const started = await desk.ask('pull.start', {
      ...(asked.connection === undefined ? {} : { connection: asked.connection }),
      ...(asked.full ? { full: true } : {}),
    })
    pull = started.pull
    const cancelled = { pull }
    stopInterrupt = context.program.terminal.onInterrupt(() => {
      context.note(context.say('cancelling'))
      desk.ask('pull.cancel', cancelled).catch(end.reject)
    })
    for (const state of early) hear(state)
    const now = await desk.ask('pull.state', {})
    if (now) hear(now)
    return await end.promise
  } finally {
    stopInterrupt()
    stopListening()
  }
}

export interface Pulled {
  readonly snapshot: Snapshot
  /** Sealed, but not planned on: something a plan cannot do without is missing. */
  readonly held: boolean
}

/** The snapshot that was sealed. Throws the pull's own error, or CANCELLED. */
export async function pullNow(
  desk: Desk,
  asked: PullAsked,
  context: CommandContext,
): Promise<Pulled> {
  const { id, held } = endOf(await waitForEnd(desk, asked, context))
  const snapshots = await desk.ask('snapshots.list', {})
  const sealed = snapshots.find((one) => one.snapshot === id)
  if (!sealed) throw new EvenkeelError('SNAPSHOT_MISSING', { snapshot: id })
  return { snapshot: sealed, held }
}

/** What `pull --json` prints of a snapshot. */
export const pullDocument = ({ snapshot, held }: Pulled) => ({
  snapshot: snapshot.snapshot,
  asOf: snapshot.asOf,
  rows: Object.fromEntries(snapshot.entities.map(({ entity, rows }) => [entity, rows])),
  read: Object.fromEntries(snapshot.entities.map((one) => [one.entity, one.sources])),
  findings: { error: snapshot.errors, warning: snapshot.warnings },
  seconds: snapshot.seconds,
  held,
})
