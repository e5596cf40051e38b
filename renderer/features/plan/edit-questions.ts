/** What is being asked before a change goes out, and what was answered. */
import { create } from 'zustand'
import type { Questions } from './asked-first'
import { useEditOptions } from './edit-options'

/** After as long without a key or a click nobody can be sure to know where they are. */
export const longIdle = 30 * 60_000

interface QuestionState {
  /** The scenario somebody is asked about; null where nobody is. */
  readonly scenario: string | null
  readonly reason: boolean
  answerScenario(yes: boolean): void
  answerReason(code: string | null): void
}

let scenarioAsked: PromiseWithResolvers<boolean> | null = null
let reasonAsked: PromiseWithResolvers<string | null> | null = null

export const useEditQuestions = create<QuestionState>((set) => ({
  scenario: null,
  reason: false,
  answerScenario: (yes) => {
    set({ scenario: null })
    scenarioAsked?.resolve(yes)
    scenarioAsked = null
  },
  answerReason: (code) => {
    set({ reason: false })
    if (code) useEditOptions.getState().setReasonCode(code)
    reasonAsked?.resolve(code)
    reasonAsked = null
  },
}))

/** Whether an edit there could be a mistake: the window got there by itself, or was left alone for long. */
export class ScenarioWatch {
  private meant = 'base'
  private touched: number

  constructor(private readonly now: () => number) {
    this.touched = now()
  }

  /** Somebody chose the scenario, or said that it is the one meant. */
  choose(scenario: string): void {
    this.meant = scenario
    this.touched = this.now()
  }

  /** A key or a click; after a long time without any it is no sign that somebody knows where they are. */
  touch(): void {
    if (this.now() - this.touched < longIdle) this.touched = this.now()
  }

  doubtful(scenario: string): boolean {
    return scenario !== this.meant || this.now() - this.touched >= longIdle
  }
}

export const scenarioWatch = new ScenarioWatch(() => Date.now())

export const editQuestions: Questions = {
  rightScenario(scenario) {
    if (!scenarioWatch.doubtful(scenario)) return true
    scenarioAsked ??= Promise.withResolvers()
    useEditQuestions.setState({ scenario })
    return scenarioAsked.promise.then((yes) => {
      if (yes) scenarioWatch.choose(scenario)
      return yes
    })
  },
  reason() {
    reasonAsked ??= Promise.withResolvers()
    useEditQuestions.setState({ reason: true })
    return reasonAsked.promise
  },
  chosenReason: () => useEditOptions.getState().reasonCode,
}
