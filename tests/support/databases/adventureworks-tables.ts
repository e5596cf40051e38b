/** The tables of AdventureWorks as they are published for PostgreSQL, as far as a plan has to do with them. */
import { join } from 'node:path'
import type pg from 'pg'
import { fillTable, type Raw, rawRows } from './fill-tables'

const tables = `
CREATE DOMAIN "Flag" boolean NOT NULL;
CREATE DOMAIN "Name" varchar(50) NULL;
CREATE SCHEMA production;
CREATE SCHEMA purchasing;
CREATE SCHEMA sales;
CREATE TABLE production.productcategory (productcategoryid serial PRIMARY KEY, name "Name" NOT NULL);
CREATE TABLE production.productsubcategory (productsubcategoryid serial PRIMARY KEY, productcategoryid int NOT NULL REFERENCES production.productcategory, name "Name" NOT NULL);
CREATE TABLE production.product (productid serial PRIMARY KEY, name "Name" NOT NULL, productnumber varchar(25) NOT NULL, makeflag "Flag" DEFAULT true,
  finishedgoodsflag "Flag" DEFAULT true, color varchar(15), safetystocklevel smallint NOT NULL, reorderpoint smallint NOT NULL, standardcost numeric NOT NULL,
  listprice numeric NOT NULL, daystomanufacture int NOT NULL, class char(2), productsubcategoryid int REFERENCES production.productsubcategory,
  sellstartdate timestamp NOT NULL, sellenddate timestamp);
CREATE TABLE production.billofmaterials (billofmaterialsid serial PRIMARY KEY, productassemblyid int, componentid int NOT NULL, startdate timestamp NOT NULL,
  enddate timestamp, unitmeasurecode char(3) NOT NULL, bomlevel smallint NOT NULL, perassemblyqty numeric(8, 2) NOT NULL);
CREATE TABLE production.location (locationid serial PRIMARY KEY, name "Name" NOT NULL, costrate numeric NOT NULL, availability numeric(8, 2) NOT NULL);
CREATE TABLE production.productinventory (productid int NOT NULL, locationid smallint NOT NULL, shelf varchar(10) NOT NULL, bin smallint NOT NULL,
  quantity smallint NOT NULL, modifieddate timestamp NOT NULL, PRIMARY KEY (productid, locationid));
CREATE TABLE production.workorder (workorderid serial PRIMARY KEY, productid int NOT NULL);
CREATE TABLE production.workorderrouting (workorderid int NOT NULL, productid int NOT NULL, operationsequence smallint NOT NULL, locationid smallint NOT NULL,
  actualresourcehrs numeric(9, 4), PRIMARY KEY (workorderid, productid, operationsequence));
CREATE TABLE purchasing.vendor (businessentityid int PRIMARY KEY, accountnumber varchar(15) NOT NULL, name "Name" NOT NULL, creditrating smallint NOT NULL,
  preferredvendorstatus "Flag", activeflag "Flag");
CREATE TABLE purchasing.productvendor (productid int NOT NULL, businessentityid int NOT NULL, averageleadtime int NOT NULL, standardprice numeric NOT NULL,
  minorderqty int NOT NULL, maxorderqty int NOT NULL, unitmeasurecode char(3) NOT NULL, PRIMARY KEY (productid, businessentityid));
CREATE TABLE purchasing.purchaseorderheader (purchaseorderid serial PRIMARY KEY, status smallint NOT NULL, vendorid int NOT NULL, orderdate timestamp NOT NULL);
CREATE TABLE purchasing.purchaseorderdetail (purchaseorderid int NOT NULL, purchaseorderdetailid serial NOT NULL, duedate timestamp NOT NULL, orderqty smallint NOT NULL,
  productid int NOT NULL, unitprice numeric NOT NULL, receivedqty numeric(8, 2) NOT NULL, rejectedqty numeric(8, 2) NOT NULL, PRIMARY KEY (purchaseorderid, purchaseorderdetailid));
CREATE TABLE sales.salesterritory (territoryid serial PRIMARY KEY, name "Name" NOT NULL, countryregioncode varchar(3) NOT NULL, "group" varchar(50) NOT NULL);
CREATE TABLE sales.salesorderheader (salesorderid serial PRIMARY KEY, orderdate timestamp NOT NULL, onlineorderflag "Flag" DEFAULT true, customerid int NOT NULL, territoryid int);
CREATE TABLE sales.salesorderdetail (salesorderid int NOT NULL, salesorderdetailid serial, orderqty smallint NOT NULL, productid int NOT NULL, unitprice numeric NOT NULL,
  unitpricediscount numeric NOT NULL DEFAULT 0.0, PRIMARY KEY (salesorderid, salesorderdetailid));
CREATE TABLE sales.currencyrate (currencyrateid serial PRIMARY KEY, currencyratedate timestamp NOT NULL, fromcurrencycode char(3) NOT NULL, tocurrencycode char(3) NOT NULL,
  averagerate numeric NOT NULL, endofdayrate numeric NOT NULL);
`

const states = ['pending', 'approved', 'rejected', 'complete']
const once = <Row>(rows: readonly Row[], key: (row: Row) => string | undefined): Row[] => [
  ...new Map(rows.map((row) => [key(row), row])).values(),
]

/** Takes the joined files in `folder` apart again. */
export async function fillAdventureWorks(client: pg.Client, folder: string): Promise<void> {
  await client.query(tables)
  const raw = (name: string): Raw[] => rawRows(join(folder, `${name}.csv`))
  const fill = (table: string, rows: Parameters<typeof fillTable>[2]) =>
    fillTable(client, table, rows)
  await fillProducts(fill, raw('products'))
  await fill(
    'production.billofmaterials',
    raw('bom').map((row, at) => ({
      billofmaterialsid: at + 1,
      productassemblyid: row.assembly_id ?? '',
      componentid: row.component_id ?? '',
      startdate: row.start_date ?? '',
      enddate: row.end_date ?? '',
      unitmeasurecode: row.uom ?? '',
      bomlevel: row.bom_level ?? '',
      perassemblyqty: row.qty_per ?? '',
    })),
  )
  await fill(
    'production.location',
    raw('resources').map((row) => ({
      locationid: row.resource_id ?? '',
      name: row.name ?? '',
      costrate: row.cost_rate_per_hour ?? '',
      availability: row.availability_hours ?? '',
    })),
  )
  await fill(
    'production.productinventory',
    raw('inventory').map((row) => ({
      productid: row.product_id ?? '',
      locationid: row.location_id ?? '',
      shelf: row.shelf ?? '',
      bin: row.bin ?? '',
      quantity: row.on_hand ?? '',
      modifieddate: row.as_of ?? '',
    })),
  )
  let workOrder = 0
  await fill(
    'production.workorder',
    raw('work_order_counts').flatMap(({ product_id = '', work_orders }) =>
      Array.from({ length: Number(work_orders) }, () => ({
        workorderid: ++workOrder,
        productid: product_id,
      })),
    ),
  )
  await fill(
    'production.workorderrouting',
    raw('routing_observed').map((row, at) => ({
      workorderid: at + 1,
      productid: row.product_id ?? '',
      operationsequence: row.operation_seq ?? '',
      locationid: row.location_id ?? '',
      actualresourcehrs: row.hours_per_work_order ?? '',
    })),
  )
  await fillPurchasing(fill, raw)
  await fillSales(fill, raw)
}

type Fill = (table: string, rows: Parameters<typeof fillTable>[2]) => Promise<void>

async function fillProducts(fill: Fill, products: readonly Raw[]): Promise<void> {
  const named = products.filter((row) => row.subcategory)
  const categories = once(named, (row) => row.category).map((row) => row.category ?? '')
  const parts = once(named, (row) => row.subcategory)
  const partOf = new Map(parts.map((row, at) => [row.subcategory, at + 1]))
  await fill(
    'production.productcategory',
    categories.map((name, at) => ({ productcategoryid: at + 1, name })),
  )
  await fill(
    'production.productsubcategory',
    parts.map((row, at) => ({
      productsubcategoryid: at + 1,
      productcategoryid: categories.indexOf(row.category ?? '') + 1,
      name: row.subcategory ?? '',
    })),
  )
  await fill(
    'production.product',
    products.map((row) => ({
      productid: row.product_id ?? '',
      name: row.name ?? '',
      productnumber: row.sku ?? '',
      makeflag: row.make_or_buy === 'make',
      finishedgoodsflag: row.finished_good === '1',
      color: row.color ?? '',
      safetystocklevel: row.safety_stock ?? '',
      reorderpoint: row.reorder_point ?? '',
      standardcost: row.standard_cost ?? '',
      listprice: row.list_price ?? '',
      daystomanufacture: row.days_to_manufacture ?? '',
      class: row.class ?? '',
      productsubcategoryid: partOf.get(row.subcategory ?? '') ?? null,
      sellstartdate: row.sell_start ?? '',
      sellenddate: row.sell_end ?? '',
    })),
  )
}

async function fillPurchasing(fill: Fill, raw: (name: string) => Raw[]): Promise<void> {
  await fill(
    'purchasing.vendor',
    raw('vendors').map((row) => ({
      businessentityid: row.vendor_id ?? '',
      accountnumber: row.account_number ?? '',
      name: row.name ?? '',
      creditrating: row.credit_rating ?? '',
      preferredvendorstatus: row.preferred === '1',
      activeflag: row.active === '1',
    })),
  )
  await fill(
    'purchasing.productvendor',
    raw('product_vendors').map((row) => ({
      productid: row.product_id ?? '',
      businessentityid: row.vendor_id ?? '',
      averageleadtime: row.lead_time_days ?? '',
      standardprice: row.standard_price ?? '',
      minorderqty: row.min_order_qty ?? '',
      maxorderqty: row.max_order_qty ?? '',
      unitmeasurecode: row.uom ?? '',
    })),
  )
  const lines = raw('purchase_order_lines')
  await fill(
    'purchasing.purchaseorderheader',
    once(lines, (row) => row.po_id).map((row) => ({
      purchaseorderid: row.po_id ?? '',
      status: states.indexOf(row.status ?? '') + 1,
      vendorid: row.vendor_id ?? '',
      orderdate: row.order_date ?? '',
    })),
  )
  await fill(
    'purchasing.purchaseorderdetail',
    lines.map((row) => ({
      purchaseorderid: row.po_id ?? '',
      purchaseorderdetailid: row.line_id ?? '',
      duedate: row.due_date ?? '',
      orderqty: row.order_qty ?? '',
      productid: row.product_id ?? '',
      unitprice: row.unit_price ?? '',
      receivedqty: row.received_qty ?? '',
      rejectedqty: row.rejected_qty ?? '',
    })),
  )
}

async function fillSales(fill: Fill, raw: (name: string) => Raw[]): Promise<void> {
  await fill(
    'sales.salesterritory',
    raw('territories').map((row) => ({
      territoryid: row.territory_id ?? '',
      name: row.region ?? '',
      countryregioncode: row.country ?? '',
      group: row.territory_group ?? '',
    })),
  )
  const lines = raw('sales_order_lines')
  await fill(
    'sales.salesorderheader',
    once(lines, (row) => row.sales_order_id).map((row) => ({
      salesorderid: row.sales_order_id ?? '',
      orderdate: row.order_date ?? '',
      onlineorderflag: row.channel === 'online',
      customerid: row.customer_id ?? '',
      territoryid: row.territory_id ?? '',
    })),
  )
  const inOrder = lines.toSorted(
    (a, b) =>
      Number(a.sales_order_id) - Number(b.sales_order_id) || Number(a.line_no) - Number(b.line_no),
  )
  await fill(
    'sales.salesorderdetail',
    inOrder.map((row, at) => ({
      salesorderid: row.sales_order_id ?? '',
      salesorderdetailid: at + 1,
      orderqty: row.quantity ?? '',
      productid: row.product_id ?? '',
      unitprice: row.unit_price ?? '',
      // The file has the amount instead.
      unitpricediscount:
        1 - Number(row.sales_amount) / (Number(row.unit_price) * Number(row.quantity)),
    })),
  )
  await fill(
    'sales.currencyrate',
    raw('currency_rates').map((row) => ({
      currencyrateid: row.rate_id ?? '',
      currencyratedate: row.date ?? '',
      fromcurrencycode: row.from ?? '',
      tocurrencycode: row.to ?? '',
      averagerate: row.average_rate ?? '',
      endofdayrate: row.end_of_day_rate ?? '',
    })),
  )
}
