import { nameOf } from '@main/engine/hierarchy/plan-nodes'
import type { PlanModel } from '@main/engine/plan/plan-model'
import type { AttributeList } from './planning-requests'

/** Values of each attribute that occur in the plan, with their names; suppliers too, for drivers. */
export function listAttributes(model: PlanModel): AttributeList {
  const values = new Map<string, Set<string>>()
  const add = (attribute: string, code: string): void => {
    const known = values.get(attribute) ?? new Set<string>()
    known.add(code)
    values.set(attribute, known)
  }
  for (const { item, customer } of model.demandLines) {
    add('family', item.family)
    add('category', item.category)
    add('item', item.item)
    add('customer', customer.customer)
    add('region', customer.region)
    add('channel', customer.channel)
    add('class', customer.class)
  }
  for (const { item, site, suppliers } of model.supplyLines) {
    add('supplied_item', item.item)
    add('site', site)
    for (const { supplier } of suppliers) add('supplier', supplier)
  }
  const level = (attribute: string): string => (attribute === 'supplied_item' ? 'item' : attribute)
  return [...values].map(([attribute, codes]) => ({
    attribute,
    values: [...codes]
      .sort()
      .map((code) => ({ code, name: nameOf(model, level(attribute), code) })),
  }))
}
