/** Order lines: shipped history, what is overdue, and what is open for the next months. */
import type { CanonicalRow } from '@shared/model/entities/canonical-entities'
import { calendarMonthAt, dayAt } from './calendar'
import type { CompanyPlan } from './company-plan'
import { openMonths } from './company-size'
import { type DemandPair, seasonOf } from './demand'
import { customerCode, priceOf } from './master-rows'
import { padded } from './steady-draw'

const linesAnOrder = 5

/** Units that a pair wants in a month, chance included. */
function wanted({ draw, products }: CompanyPlan, pair: DemandPair, offset: number): number {
  const season = seasonOf(products[pair.item]!.family, calendarMonthAt(offset))
  const chance = 0.6 + 0.8 * draw('demand', pair.item, pair.customer, offset)
  return pair.level * season * (1 + pair.growth) ** offset * chance
}

/** Month by month, customer by customer; the same number of lines whatever falls where, so that the total is as asked. */
export function* orderRows(plan: CompanyPlan): Generator<CanonicalRow> {
  const { size, products, draw } = plan
  const months = size.historyMonths + openMonths
  const byCustomer = [...plan.pairs].sort((a, b) => a.customer - b.customer || a.item - b.item)
  const cells = months * byCustomer.length
  let order = -1
  let line = 0
  let last = -1
  for (let cell = 0; cell < cells; cell += 1) {
    const pair = byCustomer[cell % byCustomer.length]!
    const month = Math.floor(cell / byCustomer.length) - size.historyMonths
    const lines =
      Math.floor(((cell + 1) * size.orderLines) / cells) -
      Math.floor((cell * size.orderLines) / cells)
    if (lines === 0) continue
    // Who orders once a quarter orders in its first month.
    const offset = pair.intermittent ? month - (((month % 3) + 3) % 3) : month
    const quantity = Math.max(1, Math.round(wanted(plan, pair, offset) / lines))
    const item = products[pair.item]!
    for (let k = 0; k < lines; k += 1) {
      line += 1
      if (pair.customer !== last || line > linesAnOrder) {
        order += 1
        line = 1
        last = pair.customer
      }
      const drawn = draw('day', cell, k)
      const day = dayAt(offset, drawn)
      const cancelled = drawn < 0.01
      const open = !cancelled && (offset > 0 || (offset >= -1 && draw('late', cell, k) < 0.3))
      const shipped = cancelled || open ? 0 : quantity
      yield {
        sales_order: `SO${padded(order, 8)}`,
        line,
        customer: customerCode(pair.customer),
        item: item.code,
        ordered_on: dayAt(offset - 1, drawn),
        requested_on: day,
        promised_on: day,
        shipped_on: shipped > 0 ? day : null,
        quantity_ordered: quantity,
        quantity_shipped: shipped,
        quantity_cancelled: cancelled ? quantity : 0,
        quantity_returned: 0,
        price: priceOf(item),
        status: cancelled ? 'cancelled' : open ? 'open' : 'shipped',
      }
    }
  }
}
