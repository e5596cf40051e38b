import { inPacks, sum } from './numbers-and-lists.mjs'
import { historyMonths } from './planning-calendar.mjs'

/** The story "win the big customer": a fifth more of the two families that C001 carries. */
export const bigDealKey = 'OPP-0001'
export const bigDealCustomer = 'C001'
const share = 0.2
const deliveryMonths = 12
const linesPerFamily = 4

const nextYear = (months) => sum([...months.slice(historyMonths + 2, historyMonths + 14)])

/** Its lines: the best sellers of each family, together a fifth of what the family sells in the year from January. */
function dealLines(goods, demand) {
  return ['air_fryer', 'rice_cooker'].flatMap((family) => {
    const members = goods
      .filter((good) => good.family.code === family && good.life.lifecycle === 'active')
      .sort((a, b) => nextYear(demand.get(b.item)) - nextYear(demand.get(a.item)))
    const ofFamily = goods.filter((good) => good.family.code === family)
    const wanted = share * sum(ofFamily, (good) => nextYear(demand.get(good.item)))
    const best = members.slice(0, linesPerFamily)
    const weight = sum(best, (good) => nextYear(demand.get(good.item)))
    return best.map((good) => ({
      item: good.item,
      quantity: inPacks((wanted * nextYear(demand.get(good.item))) / weight, 100),
      delivery_months: deliveryMonths,
    }))
  })
}

export function bigDeal(goods, demand, priceFor) {
  const lines = dealLines(goods, demand)
  return {
    opportunity: {
      opportunity: bigDealKey,
      name_zh: '澜庭家电连锁2027年度全国门店集采',
      name_en: 'Lanting Appliance Stores: nationwide supply 2027',
      customer: bigDealCustomer,
      stage: 'negotiate',
      probability: 0.65,
      amount: Math.round(
        sum(lines, (one) => one.quantity * priceFor(one.item, 'A', historyMonths)),
      ),
      created_on: '2026-07-06',
      expected_close_on: '2026-12-18',
      outcome: 'open',
    },
    lines: lines.map((one, i) => ({ opportunity: bigDealKey, line: i + 1, ...one })),
  }
}
