import { nameOf } from '@main/engine/hierarchy/plan-nodes'
import type { PlanModel } from '@main/engine/plan/plan-model'
import type { AttributeList } from './planning-requests'

/** Values of each attribute that occur in the plan, with their names; suppliers, resources and open opportunities too, for drivers, and finished items that nobody has asked for yet, for those that will sell as others do. */
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
    add('lifecycle', item.lifecycle)
    add('item', item.item)
    add('customer', customer.customer)
    add('region', customer.region)
    add('channel', customer.channel)
    add('class', customer.class)
  }
  for (const { item, site, suppliers } of model.supplyLines) {
    add('supplied_item', item.item)
    add('supplied_family', item.family)
    add('supplied_category', item.category)
    add('supplied_lifecycle', item.lifecycle)
    add('make_or_buy', item.make ? 'make' : 'buy')
    add('site', site)
    for (const { supplier } of suppliers) add('supplier', supplier)
  }
  for (const resource of model.resources) add('resource', resource)
  for (const { item, itemType, lifecycle } of model.master.items.values())
    if (itemType === 'finished' && lifecycle !== 'end_of_life' && !model.demandOfItem.has(item))
      add('unsold_item', item)
  const level = (attribute: string): string => attribute.replace(/^(supplied|unsold)_/, '')
  const listed = [...values].map(([attribute, codes]) => ({
    attribute,
    values: [...codes]
      .sort()
      .map((code) => ({ code, name: nameOf(model, level(attribute), code) })),
  }))
  return [...listed, { attribute: 'opportunity', values: openDeals(model) }]
}

/** The largest first: those are what a meeting asks about. */
const openDeals = (model: PlanModel): AttributeList[number]['values'] =>
  [...model.opportunities.values()]
    .filter(({ outcome, lines }) => outcome === 'open' && lines.length > 0)
    .sort((a, b) => b.amount - a.amount || (a.opportunity < b.opportunity ? -1 : 1))
    .map(({ opportunity, name, customer, amount, expectedCloseOn, probability }) => ({
      code: opportunity,
      name,
      deal: {
        customer: nameOf(model, 'customer', customer),
        amount,
        closesOn: expectedCloseOn,
        probability,
      },
    }))
