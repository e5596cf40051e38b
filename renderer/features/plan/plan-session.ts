/** The open views of one selection in one scenario, and every change made through them. Held outside React. */

import { type ErrorCode, EvenkeelError } from '@shared/contract/error-codes'
import {
  type CellEdit,
  type CellPlace,
  type ChangeResult,
  type LockSpan,
  type Patch,
  type Selection,
  type Side,
  type SplitRule,
  sides,
  type View,
} from '@shared/contract/planning-calls'
import { keepFree } from '../../ui/quiet-moment'
import { LiveView } from './live-view'
import type { PlanCalls } from './plan-calls'
import { holds } from './rows/holds-rows'
import type { SideRows } from './rows/side-rows'

export interface SideState {
  readonly live: LiveView | null
  readonly loading: boolean
  readonly failed: boolean
}

/** A change that was tried. */
export interface Attempt {
  readonly kind: 'edit' | 'set_locks' | 'undo' | 'redo'
  readonly place: CellPlace | null
  readonly entry: string | null
  /** How many cells, where several were written together. */
  readonly edits?: number
}

export interface SaveState {
  /** Changes sent and not yet answered. */
  readonly pending: number
  /** The last answered change; the answer means that it is on disk. */
  readonly saved: {
    readonly position: number
    readonly cells: number
    readonly total: boolean
  } | null
  /** What was tried last and is not saved. */
  readonly failed: Attempt | null
}

export interface SessionState {
  readonly sides: Readonly<Record<Side, SideState>>
  readonly save: SaveState
}

export interface EditOptions {
  readonly rule: SplitRule
  readonly reason: string
  /** The edited row stands for several lines. */
  readonly total: boolean
  /** Whose decimal mark the entry has. */
  readonly locale?: string
  /** What the split does to its children was seen, and is wanted so. */
  readonly confirmed?: boolean
}

/** Of many edits at once; the good ones go in alone with `partial`. */
export interface ManyOptions extends Omit<EditOptions, 'total'> {
  readonly partial: boolean
}

/** Refusals of single cells: what can be told of them is for the planner to see before anything is written. */
const refusals: ReadonlySet<ErrorCode> = new Set([
  'ENTRY_NOT_UNDERSTOOD',
  'CELL_NOT_EDITABLE',
  'CELL_LOCKED',
  'TOTAL_OUT_OF_REACH',
  'PERIOD_FENCED',
  'OVERRIDE_NOT_ALLOWED',
  'OVERRIDE_BEYOND_CAP',
  'OVERRIDE_NEEDS_REASON',
  'SPLIT_NEEDS_CONFIRMATION',
  'WEIGHTS_NOT_USABLE',
  'NOTHING_SELECTED',
])

/** After an answer, in milliseconds: its cells are on the screen by then. */
const twoFrames = 34

const nowhere = { place: null, entry: null } as const
const closed: SideState = { live: null, loading: false, failed: false }
const nothingSaved: SaveState = { pending: 0, saved: null, failed: null }

/** What is shown while no session is open. */
export const noSession: SessionState = {
  sides: { demand: closed, supply: closed, resource: closed, finance: closed },
  save: nothingSaved,
}

export class PlanSession {
  private state = noSession
  private readonly listeners = new Set<() => void>()
  private readonly wanted = new Map<Side, SideRows>()
  /** Patches that overtook the answer that opens their view. */
  private early: Patch[] = []
  private opening = 0
  private resting = false
  private missed = false
  private ended = false

  constructor(
    private readonly calls: PlanCalls,
    readonly scenario: string,
    readonly where: Selection,
  ) {}

  /** Begins to hear what others change; returns what closes the session with its views. */
  start(): () => void {
    this.ended = false
    const stops = [
      this.calls.onPatched(({ scenario, patches }) => {
        if (scenario === this.scenario) this.apply(patches)
      }),
      this.calls.onReplaced(({ scenario }) => {
        if (scenario === this.scenario) this.replaced()
      }),
      this.calls.onReconnected?.(() => this.replaced()) ?? (() => undefined),
    ]
    return () => {
      for (const stop of stops) stop()
      this.close()
    }
  }

  /** While nobody looks at it, what is replaced is not fetched anew. */
  attend(): () => void {
    this.resting = false
    return () => {
      this.resting = true
    }
  }

  /** It rested while its plan was replaced: its figures are of the past. */
  get outdated(): boolean {
    return this.missed || this.ended
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly snapshot = (): SessionState => this.state

  /** Opens a side, or opens it again with other rows. */
  show(side: Side, rows: SideRows): void {
    const asked = this.wanted.get(side)
    if (asked && holds(asked, rows)) return
    this.wanted.set(side, rows)
    void this.open(side, rows)
  }

  /** Opens what is shown anew: the lines that a filter leaves may be others now. */
  showAgain(): void {
    for (const [side, rows] of this.wanted) void this.open(side, rows)
  }

  /** Answers false where the split has to be confirmed first: nothing was changed then, and nothing is reported. */
  async edit(edit: CellPlace & { entry: string }, options: EditOptions): Promise<boolean> {
    const { rule, reason, total, locale, confirmed } = options
    let asked = false
    await this.change(
      { kind: 'edit', place: edit, entry: edit.entry },
      total,
      () =>
        this.calls.edit({
          scenario: this.scenario,
          edits: [edit],
          rule,
          ...(reason.trim() ? { reason: reason.trim() } : {}),
          ...(locale ? { locale } : {}),
          ...(confirmed ? { confirmed } : {}),
        }),
      (error) => {
        asked = error instanceof EvenkeelError && error.code === 'SPLIT_NEEDS_CONFIRMATION'
        return asked
      },
    )
    return !asked
  }

  /** Several cells as one change. Answers false where cells were refused: nothing was changed then, and nothing is reported. */
  async editMany(edits: CellEdit[], options: ManyOptions): Promise<boolean> {
    const { rule, reason, locale, confirmed, partial } = options
    const first = edits[0]
    if (!first) return true
    let refused = false
    await this.change(
      { kind: 'edit', place: first, entry: first.entry, edits: edits.length },
      false,
      () =>
        this.calls.edit({
          scenario: this.scenario,
          edits,
          rule,
          ...(reason.trim() ? { reason: reason.trim() } : {}),
          ...(locale ? { locale } : {}),
          ...(confirmed ? { confirmed } : {}),
          ...(partial ? { partial } : {}),
        }),
      (error) => {
        refused = error instanceof EvenkeelError && refusals.has(error.code)
        return refused
      },
    )
    return !refused
  }

  /** Locks cells of rows with all their lines, or lifts their locks, as one change. */
  async lock([first, ...also]: readonly LockSpan[], locked: boolean): Promise<void> {
    if (!first) return
    const place = { where: first.where, measure: first.measure, period: first.from }
    const edits = 1 + also.length
    await this.change(
      { kind: 'set_locks', place, entry: null, ...(edits > 1 ? { edits } : {}) },
      false,
      () =>
        this.calls.lock({
          scenario: this.scenario,
          ...first,
          ...(also.length > 0 ? { also } : {}),
          locked,
        }),
    )
  }

  undo(): Promise<CellPlace | null> {
    return this.step('undo', 'NOTHING_TO_UNDO')
  }

  redo(): Promise<CellPlace | null> {
    return this.step('redo', 'NOTHING_TO_REDO')
  }

  /** Where there is no further step that is told, but nothing has failed to be saved. */
  private step(kind: 'undo' | 'redo', none: ErrorCode): Promise<CellPlace | null> {
    return this.change(
      { kind, ...nowhere },
      false,
      () => this.calls[kind](this.scenario),
      (error) => {
        const ended = error instanceof EvenkeelError && error.code === none
        if (ended) this.calls.failed(error)
        return ended
      },
    )
  }

  private replaced(): void {
    if (this.resting) {
      this.missed = true
      return
    }
    this.showAgain()
  }

  private close(): void {
    this.ended = true
    this.wanted.clear()
    for (const side of sides) this.release(this.state.sides[side].live)
    this.state = noSession
  }

  private async change(
    attempt: Attempt,
    total: boolean,
    make: () => Promise<ChangeResult>,
    /** A refusal that leaves nothing unsaved: it is answered by a question, or told already. */
    expected: (error: unknown) => boolean = () => false,
  ): Promise<CellPlace | null> {
    const { save } = this.state
    this.set({ save: { ...save, pending: save.pending + 1, failed: null } })
    const painted = keepFree()
    try {
      const { position, cells, place } = await make()
      // One that failed meanwhile stays told until the next change begins.
      this.settle({ saved: { position, cells, total } })
      return place
    } catch (error) {
      if (expected(error)) {
        this.settle({})
        return null
      }
      this.settle({ failed: attempt })
      this.calls.failed(error)
      return null
    } finally {
      setTimeout(painted, twoFrames)
    }
  }

  private settle(change: Partial<SaveState>): void {
    const { save } = this.state
    this.set({ save: { ...save, ...change, pending: save.pending - 1 } })
  }

  private async open(side: Side, rows: SideRows): Promise<void> {
    this.setSide(side, { ...this.state.sides[side], loading: true, failed: false })
    this.opening++
    try {
      const view = await this.calls.openView({
        scenario: this.scenario,
        side,
        where: this.where,
        ...rows,
      })
      this.opened(side, rows, view)
    } catch (error) {
      if (this.ended || this.wanted.get(side) !== rows) return
      this.setSide(side, { live: null, loading: false, failed: true })
      this.calls.failed(error)
    } finally {
      this.opening--
      if (this.opening === 0) this.early = []
    }
  }

  private opened(side: Side, rows: SideRows, view: View): void {
    const live = new LiveView(view)
    if (this.ended || this.wanted.get(side) !== rows) {
      this.release(live)
      return
    }
    for (const patch of this.early) if (patch.position > view.position) live.apply(patch)
    this.release(this.state.sides[side].live)
    this.setSide(side, { live, loading: false, failed: false })
  }

  private release(live: LiveView | null): void {
    // A view that is gone already is closed too.
    if (live) this.calls.closeView(live.block.view).catch(() => undefined)
  }

  private apply(patches: readonly Patch[]): void {
    const open = sides.flatMap((side) => this.state.sides[side].live ?? [])
    for (const patch of patches) {
      const live = open.find((one) => one.block.view === patch.view)
      if (live) live.apply(patch)
      else if (this.opening > 0) this.early.push(patch)
    }
  }

  private setSide(side: Side, value: SideState): void {
    this.set({ sides: { ...this.state.sides, [side]: value } })
  }

  private set(change: Partial<SessionState>): void {
    if (this.ended) return
    this.state = { ...this.state, ...change }
    for (const listener of this.listeners) listener()
  }
}
