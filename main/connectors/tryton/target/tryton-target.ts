/**
 * Tryton as the target of publishing. The decision record is written first, not complete; the figures follow as
 * records of Tryton's own, in lists of which each is one transaction; they are read back; only then the record becomes complete and
 * is found. A sender that dies in between is repeated with the same key: what already stands is recognised.
 */
import type { PublishDocument, Receipt } from '@shared/contract/contract-types'
import type { PublishingWay } from '@shared/model/publishing-ways'
import { throwIfCancelled } from '../../cancellation'
import type { PublishTarget, SendOptions, SendResult } from '../../connector'
import { linesToSend } from '../../find-conflicts'
import { inRounds } from '../../in-rounds'
import type { TrytonClient } from '../tryton-client'
import { ChangedMeanwhile } from '../tryton-errors'
import { beginRecord, completeRecord, readDocument, readRecord } from './decision-record'
import { Forecasts } from './forecasts'
import { type Held, nothingHeld, quantityOf } from './held-records'
import { type Figure, type Kind, lastFigures, nativeFigures } from './native-figures'
import { type Names, type Places, readPlaces } from './places'
import { ProductionRequests } from './production-requests'
import { Proposals } from './proposals'
import { PurchaseRequests } from './purchase-requests'
import type { RecordWriter } from './record-writer'
import { tagOf } from './tags'

export interface TargetOptions {
  readonly publish: PublishingWay
  /** Code of the warehouse for demand that names no site; the first one where empty. */
  readonly warehouse: string
}

class TrytonTarget implements PublishTarget {
  readonly #client: TrytonClient
  readonly #options: TargetOptions

  constructor(client: TrytonClient, options: TargetOptions) {
    this.#client = client
    this.#options = options
  }

  async find(key: string, signal: AbortSignal): Promise<Receipt | null> {
    return (await readRecord(this.#client, key, signal))?.receipt ?? null
  }

  lookUp(key: string, signal: AbortSignal): Promise<PublishDocument | null> {
    return readDocument(this.#client, key, signal)
  }

  async send(
    document: PublishDocument,
    options: SendOptions,
    signal: AbortSignal,
  ): Promise<SendResult> {
    throwIfCancelled(signal)
    const found = await this.find(document.key, signal)
    if (found) return { kind: 'receipt', receipt: found }
    const places = await readPlaces(this.#client, this.#namesIn(document), signal)
    return inRounds(this.#client.address, async (isLast) => {
      try {
        return await this.#round(document, places, options, signal)
      } catch (error) {
        if (!(error instanceof ChangedMeanwhile) || isLast) throw error
        return null
      }
    })
  }

  /** One try; null where what was written is not held afterwards and another is worth it. */
  async #round(
    document: PublishDocument,
    places: Places,
    options: SendOptions,
    signal: AbortSignal,
  ): Promise<SendResult | null> {
    const { publish } = this.#options
    const site = this.#defaultSite(places)
    const all = nativeFigures(document.lines, publish, places, site)
    const writers = this.#writers(places)
    const held = await heldBy(writers, [...all.values()], signal)
    const theirs = new Map([...held].map(([name, one]) => [name, quantityOf(one)]))
    const lastPublished = lastFigures(options.lastPublished, publish, places, site)
    const wanted = linesToSend([...all.values()], theirs, { ...options, lastPublished })
    if (wanted.kind === 'conflict') return wanted
    const figures = wanted.lines
    const { party } = places
    const record =
      (await readRecord(this.#client, document.key, signal)) ??
      (await beginRecord(this.#client, document, party, signal))
    for (const [kind, writer] of writers) {
      const some = ofKind(figures, kind).map((figure) => ({
        figure: { ...figure, tag: tagOf(document.key, figure.name) },
        held: held.get(figure.name) ?? nothingHeld,
      }))
      if (some.length > 0) await writer.write(some, signal)
    }
    const now = await heldBy(writers, figures, signal)
    for (const { name, quantity } of figures)
      if (!holds(now.get(name) ?? nothingHeld, quantity)) return null
    const receipt = await completeRecord(this.#client, document, record, signal)
    return { kind: 'receipt', receipt }
  }

  #writers(places: Places): Map<Kind, RecordWriter> {
    return new Map<Kind, RecordWriter>([
      ['production', new Proposals(this.#client, new ProductionRequests(this.#client, places))],
      ['purchase', new Proposals(this.#client, new PurchaseRequests(places))],
      ['forecast', new Forecasts(this.#client, places)],
    ])
  }

  #namesIn({ lines }: PublishDocument): Names {
    const { warehouse } = this.#options
    const sites = lines.flatMap(({ site }) => site ?? [])
    return {
      items: new Set(lines.map(({ item }) => item)),
      sites: new Set(warehouse === '' ? sites : [...sites, warehouse]),
    }
  }

  #defaultSite({ warehouses }: Places): string {
    return this.#options.warehouse || ([...warehouses.keys()][0] ?? '')
  }
}

const ofKind = (figures: readonly Figure[], kind: Kind): Figure[] =>
  figures.filter((figure) => figure.kind === kind)

async function heldBy(
  writers: ReadonlyMap<Kind, RecordWriter>,
  figures: readonly Figure[],
  signal: AbortSignal,
): Promise<Map<string, Held>> {
  const held = new Map<string, Held>()
  for (const [kind, writer] of writers)
    for (const [name, one] of await writer.held(ofKind(figures, kind), signal)) held.set(name, one)
  return held
}

/** What somebody took on cannot be taken back: more than is wanted counts as held where no proposal is left. */
const holds = (held: Held, quantity: number): boolean =>
  quantityOf(held) === quantity || (held.proposals.length === 0 && held.taken > quantity)

/** A target that keeps decisions as attachments of the company and figures as requests or forecasts. Errors as `TrytonClient.call`, and TARGET_LACKS. */
export const createTrytonTarget = (client: TrytonClient, options: TargetOptions): PublishTarget =>
  new TrytonTarget(client, options)
