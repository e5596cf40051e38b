/** The last few sessions, with their views open: going back to a scenario or family shows it at once. */
import type { PlanCalls } from './plan-calls'
import { PlanSession } from './plan-session'

interface Kept {
  readonly key: string
  readonly session: PlanSession
  readonly close: () => void
}

export class KeptSessions {
  private kept: Kept[] = []

  constructor(
    private readonly calls: PlanCalls,
    private readonly most = 5,
  ) {}

  /** The kept one where its figures are still in force, otherwise a new one. */
  open(scenario: string, family: string | null): PlanSession {
    const key = `${scenario}|${family ?? ''}`
    const found = this.kept.find((one) => one.key === key)
    this.kept = this.kept.filter((one) => one !== found)
    const inForce = found && !found.session.outdated
    if (found && !inForce) found.close()
    const shown = inForce ? found : this.start(key, scenario, family)
    this.kept.push(shown)
    for (const old of this.kept.splice(0, this.kept.length - this.most)) old.close()
    return shown.session
  }

  private start(key: string, scenario: string, family: string | null): Kept {
    const session = new PlanSession(this.calls, scenario, family === null ? {} : { family })
    return { key, session, close: session.start() }
  }
}
