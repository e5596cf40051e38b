import { attributeValues } from './attribute-names.mjs'
import { capacityRows, loads } from './capacities.mjs'
import { contracts, quotes } from './contracts-and-quotes.mjs'
import { customers as customerList } from './customers.mjs'
import { expectedDemand, itemDemand } from './expected-demand.mjs'
import { budgetRows, exchangeRates, payables, receivables } from './finance.mjs'
import { inForeignMoney } from './foreign-money.mjs'
import { grossRequirements } from './gross-requirements.mjs'
import { itemRows } from './item-rows.mjs'
import { billsOfMaterials, finishedGoods, routings, standardCosts } from './items-and-bills.mjs'
import { opportunities } from './opportunities.mjs'
import { salesOrderLines } from './order-history.mjs'
import { inCartons, unitConversions } from './packed-units.mjs'
import { asOf } from './planning-calendar.mjs'
import { demandSourcing, resources, sites } from './plants-and-resources.mjs'
import { priceFinder, priceRows } from './price-list.mjs'
import { productionOrders } from './production-orders.mjs'
import { events } from './promotions-and-drivers.mjs'
import { publishedPlans } from './published-plans.mjs'
import { purchases } from './purchase-orders.mjs'
import { stockRows } from './stock-on-hand.mjs'
import { submittedForecasts } from './submitted-forecasts.mjs'
import { leadTimeOf, sourcingRows, suppliers } from './suppliers-and-sourcing.mjs'

const company = {
  company: 'HQ',
  name_zh: '衡泉电器股份有限公司',
  name_en: 'Hengquan Appliances Co., Ltd.',
  currency: 'CNY',
  as_of: asOf,
  first_month_of_year: 1,
}

/** Rows of every entity of the data standard, by its name. */
export function wholeCompany() {
  const goods = finishedGoods()
  const bill_of_material = billsOfMaterials(goods)
  const routing = routings(goods)
  const costOf = standardCosts(goods, bill_of_material, routing)
  const item = itemRows(goods, costOf, leadTimeOf)
  const priceFor = priceFinder(item)
  const sourcing = sourcingRows(goods, costOf)
  const customers = customerList()

  const pairs = expectedDemand(goods, customers, priceFor)
  const demand = itemDemand(pairs)
  const needed = grossRequirements(demand, bill_of_material)
  const sales_order_line = salesOrderLines(pairs, priceFor)
  const deals = opportunities(pairs, goods, demand, customers, priceFor)
  const agreements = contracts(pairs, customers)
  const offers = quotes(pairs, priceFor)

  const stock = stockRows(goods, needed, sourcing)
  const production_order = productionOrders(goods, needed)
  const bought = purchases(sourcing, needed, stock, production_order, goods)

  const exchange_rate = exchangeRates()
  const fromCustomers = inForeignMoney(customers, 'customer', exchange_rate, company.currency)
  const toSuppliers = inForeignMoney(suppliers, 'supplier', exchange_rate, company.currency)

  return {
    company: [company],
    attribute_value: attributeValues(),
    item,
    unit_conversion: unitConversions,
    customer: customers,
    site: sites,
    resource: resources,
    routing,
    bill_of_material,
    supplier: suppliers,
    sourcing,
    demand_sourcing: demandSourcing,
    sales_order_line,
    opportunity: deals.rows,
    opportunity_line: deals.lines,
    sales_forecast: submittedForecasts(pairs, customers),
    contract: agreements.rows,
    contract_line: agreements.lines,
    quote: offers.rows,
    quote_line: offers.lines,
    event: events,
    published_plan: publishedPlans(goods, demand, sales_order_line),
    stock,
    purchase_order_line: toSuppliers(inCartons(bought.purchaseOrders), 'ordered_on', ['price']),
    shipment: bought.shipments,
    production_order,
    capacity: capacityRows(loads(needed, routing, sourcing)),
    budget: budgetRows(pairs, costOf),
    price: priceRows(item),
    exchange_rate,
    receivable: fromCustomers(receivables(sales_order_line, customers), 'issued_on', [
      'amount',
      'paid',
    ]),
    payable: toSuppliers(payables(bought.purchaseOrders, suppliers), 'issued_on', [
      'amount',
      'paid',
    ]),
  }
}
