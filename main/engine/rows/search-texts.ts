/** Finds lines by words in their codes and names, in either language. */

import { nameOf } from '../hierarchy/plan-nodes'
import type { Name } from '../model/master-data'
import type { PlanModel } from '../plan/plan-model'
import type { Condition } from './line-masks'

interface Texts {
  readonly demand: readonly string[]
  readonly supply: readonly string[]
  readonly resource: readonly string[]
}

/** Full-width letters, upper case and the like make no difference. */
const folded = (text: string): string => text.normalize('NFKC').toLowerCase()

const known = new WeakMap<PlanModel, Texts>()

function textsOf(model: PlanModel): Texts {
  const found = known.get(model)
  if (found) return found
  const named = new Map<string, string>()
  const words = (level: string, code: string): string => {
    const key = `${level}|${code}`
    const text = named.get(key) ?? textOf(code, nameOf(model, level, code))
    named.set(key, text)
    return text
  }
  const texts: Texts = {
    demand: model.demandLines.map(({ item, customer }) =>
      [
        words('item', item.item),
        words('family', item.family),
        words('category', item.category),
        words('customer', customer.customer),
        words('region', customer.region),
        words('channel', customer.channel),
      ].join('\n'),
    ),
    supply: model.supplyLines.map(({ item, site, suppliers }) =>
      [
        words('item', item.item),
        words('family', item.family),
        words('category', item.category),
        words('site', site),
        ...suppliers.map(({ supplier }) => words('supplier', supplier)),
      ].join('\n'),
    ),
    resource: model.resources.map((code) => words('resource', code)),
  }
  known.set(model, texts)
  return texts
}

const textOf = (code: string, { zh, en }: Name): string => folded([code, zh, en].join('\n'))

/** Lines that hold every word. Where one side has none the words are of the other side alone. */
export function linesWithText(model: PlanModel, text: string): Condition {
  const wanted = folded(text).split(/\s+/).filter(Boolean)
  const texts = textsOf(model)
  const among = (of: readonly string[]): Uint8Array =>
    Uint8Array.from(of, (one) => (wanted.every((word) => one.includes(word)) ? 1 : 0))
  const demand = among(texts.demand)
  const supply = among(texts.supply)
  const resource = among(texts.resource)
  const any = (mask: Uint8Array): boolean => mask.includes(1)
  if (!any(demand) && !any(supply)) {
    const lines = usersOf(model, resource)
    return { demand: null, supply: lines, resource }
  }
  return {
    demand: any(demand) ? demand : null,
    supply: any(supply) ? supply : null,
    resource: any(resource) ? resource : null,
  }
}

/** Supply lines that are made on the resources of a mask. */
export const usersOf = ({ structure }: PlanModel, resources: Uint8Array): Uint8Array =>
  Uint8Array.from(structure.resources, (uses) =>
    uses.some(({ resource }) => resources[resource]) ? 1 : 0,
  )
