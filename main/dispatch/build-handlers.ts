import { EvenkeelError } from '@shared/contract/error-codes'
import { dataKeepers } from '@shared/model/roles'
import type { Services } from './compose-services'
import type { CoreOptions, SecretStore } from './core'
import { fileCheckHandlers } from './file-check-handlers'
import { done, type Handlers } from './handlers'
import { mappingHandlers } from './mapping-handlers'
import { qualityHandlers } from './quality-handlers'
import { version } from './version'

/** Ties every call of the contract to its service. */
export function buildHandlers(
  services: Services,
  options: CoreOptions,
  secrets: SecretStore,
): Handlers {
  const { connections, decisions, measures, memory, people, planning, plans } = services
  const { merges, policy, publishing, scenarios, settings, snapshots } = services
  const { changes, comments, editReasons, worklist } = services
  return {
    'app.info': async () => {
      const company = await services.companyOf()
      return {
        version,
        shell: options.shell,
        workspace: options.workspace,
        company: company?.name ?? null,
        currency: company?.currency ?? null,
        shellReason: options.shellReason ?? null,
        secretsKept: secrets.kept,
      }
    },
    'settings.get': () => settings.get(),
    'settings.set': (change, { person: { role } }) => {
      const moves = change.source !== undefined || change.target !== undefined
      if (moves && !dataKeepers.includes(role)) throw new EvenkeelError('NOT_ALLOWED', { role })
      return settings.set(change)
    },
    'people.list': () => people.list(),
    'session.get': () => people.current(),
    'session.switch': ({ person }) => {
      const before = people.current()
      const after = people.switchTo(person)
      policy.roleChanged(before.role, after.role)
      return after
    },
    'memory.get': ({ key }) => ({ value: memory.get(key) }),
    'memory.set': ({ key, value }) => {
      memory.set(key, value)
      return done
    },

    'connections.list': () => connections.list(),
    'connections.save': (connection) => connections.save(connection),
    'connections.remove': async ({ name }) => {
      await connections.remove(name)
      return done
    },
    'connections.setSecret': ({ name, secret }) => connections.setSecret(name, secret),
    'connections.test': ({ name }) => connections.test(name),
    'feeds.get': () => ({
      ...services.feeds.get(),
      next: services.pullTimer?.next()?.toISOString() ?? null,
    }),
    'feeds.set': (change, { person }) => {
      const after = services.feeds.set(change, person.person)
      services.pullTimer?.renew()
      return after
    },
    'feeds.ages': () => services.feeds.ages(),
    'pull.start': ({ connection, full }, { person }) =>
      snapshots.pull.start(connection, person.person, full),
    'pull.cancel': ({ pull }) => {
      snapshots.pull.cancel(pull)
      return done
    },
    'pull.state': () => snapshots.pull.state(),
    'snapshots.list': () => snapshots.snapshots.list(),
    'snapshots.sizes': () => snapshots.snapshots.sizes(),
    'snapshots.remove': ({ snapshot }) => {
      snapshots.snapshots.remove(snapshot)
      return done
    },
    'snapshots.use': async ({ snapshot, reason }, { person }) => {
      services.quality.gate.refuseBlocked(snapshot, person, reason)
      await services.useSnapshot(snapshot, person.person)
      services.quality.gate.recordLetThrough(snapshot, person.person, reason)
      return done
    },
    'snapshots.findings': ({ snapshot, limit }) => snapshots.snapshots.findings(snapshot, limit),

    'matching.list': (asked) => services.matching.list(asked),
    'matching.decide': (params, { person }) => {
      services.matching.decide(params, person.person)
      return done
    },
    'matching.setRules': ({ rules }, { person }) => {
      services.matching.setRules(rules, person.person)
      return done
    },
    'snapshots.compare': (params) => services.comparisons.compare(params),
    'snapshots.compareStop': ({ request }) => {
      services.comparisons.stop(request)
      return done
    },
    ...mappingHandlers(services.mappings),
    ...fileCheckHandlers(services.checking),
    ...qualityHandlers(services.quality),

    'planning.overview': ({ scenario }) => planning.overview(scenario),
    'planning.openView': (spec, { person }) => planning.openView(spec, person.role),
    'planning.closeView': async ({ view }) => {
      await planning.closeView(view)
      return done
    },
    'planning.rowPath': (params) => planning.rowPath(params),
    'planning.countExceptions': (params) => planning.countExceptions(params),
    'planning.edit': (params, { person }) => planning.edit(params, person),
    'planning.previewEdit': (params, { person }) => planning.previewEdit(params, person.role),
    'planning.tryEdits': (params, { person }) => planning.tryEdits(params, person.role),
    'planning.lock': (params, { person }) => planning.lock(params, person),
    'planning.undo': ({ scenario }, { person }) => plans.undo(scenario, person),
    'planning.redo': ({ scenario }, { person }) => plans.redo(scenario, person),
    'planning.history': ({ scenario, limit }) => planning.history(scenario, limit),
    'planning.attributes': ({ scenario }) => planning.attributes(scenario),

    'measures.list': () => measures.list(),
    'measures.check': (draft) => measures.check(draft),
    'measures.save': (measure, { person }) => measures.save(measure, person.person),
    'measures.remove': async ({ key }) => {
      await measures.remove(key)
      return done
    },

    'policy.get': () => policy.get(),
    'policy.set': (next) => policy.set(next),
    'layers.policy': () => services.demandPolicy.get(),
    'layers.policies': () => services.demandPolicy.list(),
    'layers.setPolicy': (next, { person }) => services.demandPolicy.set(next, person.person),
    'layers.outside': (params) => services.layers.outside(params),
    'layers.events': (params) => services.layers.events(params),
    'layers.pipeline': (params) => services.layers.pipeline(params),
    'planning.why': (params) => planning.why(params),
    'planning.whyDifferent': (params) => services.explanations.explain(params),
    'planning.whyStop': ({ request }) => {
      services.explanations.stop(request)
      return done
    },

    'forecast.baseline': (params) => services.forecasting.baseline(params),
    'forecast.show': (params) => services.forecasting.show(params),
    'forecast.set': (params, { person }) => services.forecasting.set(params, person),
    'forecast.stop': ({ scenario }) => {
      services.forecasting.stop(scenario)
      return done
    },

    'scenarios.list': () => scenarios.list(),
    'scenarios.create': (params, { person }) => scenarios.create(params, person),
    'scenarios.rename': ({ scenario, name }) => scenarios.rename(scenario, name),
    'scenarios.describe': (params, { person }) => scenarios.describe(params, person),
    'scenarios.arrange': ({ order }) => scenarios.arrange(order),
    'scenarios.discard': ({ scenario }) => scenarios.discard(scenario),
    'scenarios.restore': ({ scenario }) => scenarios.restore(scenario),
    'scenarios.addDriver': (params, { person }) => scenarios.addDriver(params, person),
    'scenarios.replaceDriver': (params, { person }) => scenarios.replaceDriver(params, person),
    'scenarios.removeDriver': (params, { person }) => scenarios.removeDriver(params, person),
    'scenarios.compare': ({ scenarios: ids, span }) => scenarios.compare(ids, span),
    'scenarios.differences': (asked) => services.differences(asked),
    'scenarios.mergePreview': (params, { person: { role } }) => merges.preview(params, role),
    'scenarios.merge': (params, { person }) => merges.merge(params, person),

    'indicators.accuracy': (question) => services.indicators.accuracy(question),
    'indicators.valueAdded': (question) => services.indicators.valueAdded(question),
    'planning.overrideRecord': (question, { person }) =>
      services.indicators.overrideRecord(question, person.person),
    'indicators.waterfall': (question) => services.indicators.waterfall(question),
    'indicators.finance': (question) => services.indicators.finance(question),
    'indicators.operations': (question) => services.indicators.operations(question),

    'workbooks.export': (params, { person }) => services.workbooks.export(params, person),
    'workbooks.compare': (params, { person }) => services.workbooks.compare(params, person),
    'workbooks.take': (params, { person }) => services.workbooks.take(params, person),

    'worklist.list': (params) => worklist.list(params),
    'worklist.reviews': ({ scenario }) => worklist.reviews(scenario),
    'worklist.review': async (params, { person }) => {
      await worklist.review(params, person)
      return done
    },
    'comments.list': ({ scenario }) => comments.list(scenario),
    'comments.add': (params, { person }) => comments.add(params, person),
    'comments.edit': ({ comment, body }, { person }) => comments.edit(comment, body, person),
    'comments.remove': ({ comment }, { person }) => comments.remove(comment, person),
    'comments.resolve': ({ thread, resolved }, { person }) =>
      comments.resolve(thread, resolved, person),
    'changes.since': ({ scenario }, { person }) => changes.since(scenario, person.person),
    'changes.seen': ({ scenario }, { person }) => {
      changes.seen(scenario, person.person)
      return done
    },
    'editReasons.get': () => editReasons.get(),
    'editReasons.set': (next) => editReasons.set(next),

    'decisions.list': () => [...decisions.list()],
    'decisions.get': ({ decision }) => decisions.get(decision),
    'decisions.create': (draft, { person }) => decisions.create(draft, person),
    'decisions.update': ({ decision, draft }, { person }) =>
      decisions.update(decision, draft, person),
    'decisions.delete': ({ decision }) => {
      decisions.delete(decision)
      return done
    },
    'decisions.propose': ({ decision }, { person }) => decisions.propose(decision, person),
    'decisions.approve': async ({ decision }, { person }) => {
      const approved = await decisions.approve(decision, person)
      publishing.wake()
      return approved
    },
    'decisions.reject': ({ decision, note }, { person }) =>
      decisions.reject(decision, note, person),

    'views.list': () => services.views.list(),
    'views.save': (view, { person }) => services.views.save(view, person.person),
    'views.remove': ({ name }) => {
      services.views.remove(name)
      return done
    },
    'views.import': (params, { person }) => services.views.import(params, person.person),

    'publishing.outbox': () => [...publishing.outbox()],
    'publishing.send': () => publishing.send(),
    'publishing.lookUp': ({ entry }) => publishing.lookUp(entry),
    'publishing.resolve': ({ entry, keep }, { person }) => {
      publishing.resolve(entry, keep, person.person)
      return done
    },
  }
}
