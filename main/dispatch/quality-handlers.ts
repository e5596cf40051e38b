import type { QualityService } from '@main/services/quality/quality-service'
import { done, type Handlers } from './handlers'

type QualityHandlers = { readonly [N in keyof Handlers as N & `quality.${string}`]: Handlers[N] }

/** The calls about the quality of the data. */
export function qualityHandlers({
  rules,
  findings,
  fixes,
  gate,
  ...quality
}: QualityService): QualityHandlers {
  return {
    'quality.overview': ({ snapshot }) => quality.overview(snapshot),
    'quality.check': ({ snapshot }) => quality.check(snapshot),
    'quality.findings': (asked) => findings.list(asked),
    'quality.finding': ({ finding }) => findings.detail(finding),
    'quality.assign': ({ findings: chosen, person }, { person: { person: author } }) => {
      findings.assign(chosen, person, author)
      return done
    },
    'quality.ignore': ({ findings: chosen, reason }, { person }) => {
      findings.ignore(chosen, reason, person)
      return done
    },
    'quality.reopen': ({ findings: chosen }, { person }) => {
      findings.reopen(chosen, person.person)
      return done
    },
    'quality.rules': () => rules.list(),
    'quality.setRule': ({ rule, settings }, { person }) => rules.set(rule, settings, person),
    'quality.resetRule': ({ rule }, { person }) => rules.reset(rule, person),
    'quality.previewFix': (asked) => fixes.preview(asked),
    'quality.acceptFix': (asked, { person }) => fixes.accept(asked, person.person),
    'quality.fixes': () => fixes.list(),
    'quality.undoFix': ({ fix, reason }, { person }) => fixes.undo(fix, reason, person.person),
    'quality.gates': () => gate.get(),
    'quality.setGates': (next, { person }) => gate.set(next, person.person),
  }
}
