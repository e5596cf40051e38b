/** A synthetic company of any size: the same size and seed, the same rows, in the order in which a snapshot would give them. */
import type { PlanSource } from '@main/engine/source/plan-source'
import type { CanonicalRow } from '@shared/model/entities/canonical-entities'
import { type CompanyPlan, planCompany } from './company-plan'
import type { CompanySize } from './company-size'
import * as master from './master-rows'
import { orderRows } from './order-rows'
import * as position from './position-rows'
import * as signals from './signal-rows'

type Rows = (plan: CompanyPlan) => Iterable<CanonicalRow>

const makers: Readonly<Record<string, Rows>> = {
  company: master.companyRows,
  attribute_value: master.attributeRows,
  item: master.itemRows,
  customer: master.customerRows,
  site: master.siteRows,
  resource: master.resourceRows,
  routing: master.routingRows,
  bill_of_material: master.billRows,
  supplier: master.supplierRows,
  sourcing: master.sourcingRows,
  sales_order_line: orderRows,
  opportunity: signals.opportunityRows,
  opportunity_line: signals.opportunityLineRows,
  sales_forecast: signals.forecastRows,
  contract: signals.contractRows,
  contract_line: signals.contractLineRows,
  event: signals.eventRows,
  stock: position.stockRows,
  purchase_order_line: position.purchaseRows,
  production_order: position.productionRows,
  capacity: position.capacityRows,
  price: master.priceRows,
}

/** Entities the company has, in the order of the data standard. */
export const companyEntities: readonly string[] = Object.keys(makers)

/** Rows are made anew each time they are asked for; nothing of them is kept. */
export function largeCompany(size: CompanySize): PlanSource {
  const plan = planCompany(size)
  return { rows: (entity) => makers[entity]?.(plan) ?? [] }
}
