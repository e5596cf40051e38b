import { bigDeal } from './big-customer-deal.mjs'
import { groupedBy, inPacks, numbered, rounded, sortedBy, sum } from './numbers-and-lists.mjs'
import { lossReasons, stages, topics } from './opportunity-wording.mjs'
import { addDays, asOf, historyMonths, later } from './planning-calendar.mjs'
import { repOf } from './sales-reps.mjs'
import { randomFor } from './seeded-random.mjs'

const reasonsByWeight = lossReasons.flatMap((one) => Array(one.weight).fill(one.code))

/** Won exactly as often as the stage says, so that past conversion and the stages' probabilities agree. */
function outlines() {
  return stages.flatMap((stage) => {
    const won = Math.round(stage.closed * stage.wins)
    return [
      ...Array(won).fill({ stage, outcome: 'won' }),
      ...Array(stage.closed - won).fill({ stage, outcome: 'lost' }),
      ...Array(stage.open).fill({ stage, outcome: 'open' }),
    ]
  })
}

function dates(outcome, random) {
  if (outcome === 'open') {
    const created_on = addDays(asOf, -random.integer(5, 190))
    return { created_on, expected_close_on: addDays(asOf, random.integer(4, 185)), closed_on: null }
  }
  const closed_on = addDays(asOf, -random.integer(3, 700))
  return {
    created_on: addDays(closed_on, -random.integer(25, 160)),
    expected_close_on: addDays(closed_on, random.integer(-25, 20)),
    closed_on,
  }
}

/** One to four of the customer's items; a deal is worth some weeks to months of what the customer buys of them. */
function dealLines(ofCustomer, random) {
  const chosen = random.weightedSample(
    ofCustomer,
    random.integer(1, 4),
    (pair) => pair.months[36] + 1,
  )
  return chosen.map((pair) => {
    const monthly = sum([...pair.months.slice(historyMonths - 6, historyMonths + 6)]) / 12
    return {
      item: pair.good.item,
      quantity: inPacks(monthly * random.between(2, 6) + 12, pair.good.family.pack),
      delivery_months: random.pick([1, 1, 2, 3, 3, 6]),
    }
  })
}

function probability(outcome, stage, random) {
  if (outcome !== 'open') return outcome === 'won' ? 1 : 0
  const felt = stage.wins + random.pick([-0.1, -0.05, 0, 0, 0, 0.05, 0.1])
  return rounded(Math.min(0.95, Math.max(0.05, felt)), 2)
}

function deal({ stage, outcome }, customers, pairsOf, priceFor, random) {
  const customer = random.weightedSample(customers, 1, (one) => Math.sqrt(one.weight))[0]
  const lines = dealLines(pairsOf.get(customer.customer), random)
  const topic = random.pick(topics)
  const when = dates(outcome, random)
  const year = later(when.expected_close_on, when.created_on).slice(0, 4)
  const header = {
    name_zh: `${customer.name_zh}${year}${topic.zh}`,
    name_en: `${customer.name_en}: ${topic.en} ${year}`,
    customer: customer.customer,
    stage: stage.code,
    probability: probability(outcome, stage, random),
    amount: Math.round(
      sum(lines, (one) => one.quantity * priceFor(one.item, customer.class, historyMonths)),
    ),
    ...when,
    outcome,
    loss_reason: outcome === 'lost' ? random.pick(reasonsByWeight) : null,
    owner: repOf(customer).name,
  }
  return { header, lines }
}

export function opportunities(pairs, goods, demand, customers, priceFor) {
  const random = randomFor('opportunities')
  const pairsOf = groupedBy(
    pairs.filter(
      (pair) => pair.months[historyMonths + 2] > 0 && pair.good.life.lifecycle !== 'phase_out',
    ),
    (pair) => pair.customer.customer,
  )
  const buying = customers.filter((one) => pairsOf.has(one.customer))
  const deals = outlines().map((outline) => deal(outline, buying, pairsOf, priceFor, random))
  const big = bigDeal(goods, demand, priceFor)
  const bigCustomer = customers.find((one) => one.customer === big.opportunity.customer)
  const rows = [{ ...big.opportunity, owner: repOf(bigCustomer).name }]
  const lines = [...big.lines]
  for (const one of sortedBy(deals, (d) => `${d.header.created_on}${d.header.customer}`)) {
    const opportunity = numbered('OPP-', rows.length + 1)
    rows.push({ opportunity, ...one.header })
    lines.push(...one.lines.map((part, i) => ({ opportunity, line: i + 1, ...part })))
  }
  return { rows, lines }
}
