/** Order lines as the engine reads them: added up, by the source itself or here. */
import type { OrderSummary } from '@shared/model/orders/order-summary'
import { createOrderSummaries } from '@shared/model/orders/summarise-orders'
import { numberOf, type PlanSource, textOf } from './plan-source'

/** What the order lines of each item and customer come to, in key order; quantities as the source writes them. */
export const readOrderSummaries = (source: PlanSource): Iterable<OrderSummary> =>
  source.orderSummaries?.() ?? summariseRows(source)

function summariseRows(source: PlanSource): Iterable<OrderSummary> {
  const summaries = createOrderSummaries()
  for (const row of source.rows('sales_order_line'))
    summaries.add(
      textOf(row, 'item'),
      textOf(row, 'customer'),
      textOf(row, 'unit'),
      textOf(row, 'requested_on'),
      numberOf(row, 'quantity_ordered'),
      numberOf(row, 'quantity_cancelled'),
      numberOf(row, 'quantity_shipped'),
      textOf(row, 'status'),
      textOf(row, 'promised_on'),
      textOf(row, 'shipped_on'),
      numberOf(row, 'price'),
    )
  return summaries.finish()
}
