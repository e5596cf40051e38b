/** Runs the requests of a batch, in either of its two formats: groups as a whole, the others one by one. */
import type { ODataService } from '../odata-service'
import {
  errorAnswer,
  RequestRefused,
  type ServiceAnswer,
  type ServiceRequest,
  splitTarget,
} from '../service-request'

export interface BatchItem {
  readonly id: string
  readonly method: string
  /** As the client wrote it: relative, from the host's root, absolute, or `$id` of an earlier request. */
  readonly url: string
  readonly headers: ReadonlyMap<string, string>
  readonly body: string
  /** Requests of one group are done together or not at all. */
  readonly group: string | null
  readonly dependsOn: readonly string[]
}

export interface ItemAnswer {
  readonly id: string
  readonly group: string | null
  readonly answer: ServiceAnswer
  /** Set where another request of the group failed, so that this one was undone or never tried. */
  readonly undone?: boolean
}

const mostRequests = 2_000

class GroupFailed extends Error {}

class BatchRun {
  readonly #service: ODataService
  readonly #batch: ServiceRequest
  readonly #answers = new Map<string, ItemAnswer>()

  constructor(service: ODataService, batch: ServiceRequest) {
    this.#service = service
    this.#batch = batch
  }

  run(items: readonly BatchItem[], goOn: boolean): ItemAnswer[] {
    for (let at = 0; at < items.length; ) {
      const first = items[at]
      if (!first) break
      const until = items.findIndex((item, i) => i > at && item.group !== first.group)
      const end = first.group === null ? at + 1 : until < 0 ? items.length : until
      const unit = items.slice(at, end)
      this.#runUnit(unit)
      if (!goOn && unit.some((item) => this.#failed(item.id))) break
      at = end
    }
    return [...this.#answers.values()]
  }

  #runUnit(unit: readonly BatchItem[]): void {
    if (unit[0]?.group === null) {
      for (const item of unit) this.#take(item, this.#answer(item))
      return
    }
    try {
      this.#service.queries.whole(() => {
        for (const item of unit) {
          const answer = this.#answer(item)
          this.#take(item, answer)
          if (answer.status >= 400) throw new GroupFailed()
        }
      })
    } catch (error) {
      if (!(error instanceof GroupFailed)) throw error
      for (const item of unit) {
        const known = this.#answers.get(item.id)
        if (known && known.answer.status >= 400) continue
        const answer = errorAnswer(424, 'Another request of the group failed')
        this.#answers.set(item.id, { id: item.id, group: item.group, answer, undone: true })
      }
    }
  }

  #take(item: BatchItem, answer: ServiceAnswer): void {
    this.#answers.set(item.id, { id: item.id, group: item.group, answer })
  }

  #failed(id: string): boolean {
    return (this.#answers.get(id)?.answer.status ?? 0) >= 400
  }

  #answer(item: BatchItem): ServiceAnswer {
    if (item.dependsOn.some((id) => this.#failed(id) || this.#groupFailed(id)))
      return errorAnswer(424, 'A request it depends on failed')
    try {
      const { path, query } = splitTarget(this.#belowRoot(item.url))
      const { root, user } = this.#batch
      const { method, headers, body } = item
      return this.#service.answer({ method, path, query, headers, body, root, user })
    } catch (error) {
      if (error instanceof RequestRefused) return errorAnswer(error.status, error.message)
      throw error
    }
  }

  /** `dependsOn` may name a group. */
  #groupFailed(group: string): boolean {
    return [...this.#answers.values()].some((a) => a.group === group && a.answer.status >= 400)
  }

  #belowRoot(url: string): string {
    const { root } = this.#batch
    const reference = /^\$([^/$?]+)/.exec(url)
    const referred = reference?.[1] ? this.#answers.get(reference[1])?.answer : undefined
    const location = referred?.headers['odata-entityid']
    const target = location && reference ? `${location}${url.slice(reference[0].length)}` : url
    const full = URL.canParse(target, root) ? new URL(target, root).href : ''
    if (!full.startsWith(root)) throw new RequestRefused(400, `Not below the service root: ${url}`)
    return full.slice(root.length)
  }
}

/** The answers in the order of the requests. Without `goOn` the first failure ends the batch. Refuses more requests than a server would take. */
export function runBatch(
  service: ODataService,
  batch: ServiceRequest,
  items: readonly BatchItem[],
  goOn: boolean,
): ItemAnswer[] {
  if (items.length > mostRequests)
    throw new RequestRefused(413, `A batch holds at most ${mostRequests} requests`)
  return new BatchRun(service, batch).run(items, goOn)
}
