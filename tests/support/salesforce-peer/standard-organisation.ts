/** The standard objects of an organisation, filled with the sample company. */
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parse } from 'csv-parse/sync'
import {
  day,
  decisionObjects,
  double,
  flag,
  longText,
  money,
  type PeerObject,
  percent,
  reference,
  text,
  whole,
} from './peer-schema'
import type { PeerStore } from './peer-store'

const sampleCompany = resolve(import.meta.dirname, '../../../resources/sample-company')

export type SampleRow = Readonly<Record<string, string>>

/** Rows of a table of the sample company: `crm/opportunity`. */
export const sampleRows = (name: string): SampleRow[] =>
  parse(readFileSync(join(sampleCompany, `${name}.csv`)), { columns: true, bom: true })

export const standardObjects: readonly PeerObject[] = [
  { name: 'Organization', prefix: '00D', fields: [text('Name'), whole('FiscalYearStartMonth')] },
  { name: 'User', prefix: '005', fields: [text('Name')] },
  {
    name: 'Product2',
    prefix: '01t',
    fields: [
      ...[
        'Name',
        'ProductCode',
        'Family',
        'QuantityUnitOfMeasure',
        'Category__c',
        'Lifecycle__c',
        'Name_Zh__c',
      ].map(text),
      flag('IsActive'),
      double('Standard_Cost__c'),
      double('Lead_Time_Days__c'),
    ],
  },
  { name: 'Pricebook2', prefix: '01s', fields: [text('Name'), flag('IsStandard')] },
  {
    name: 'PricebookEntry',
    prefix: '01u',
    fields: [
      reference('Product2Id', 'Product2'),
      reference('Pricebook2Id', 'Pricebook2'),
      money('UnitPrice'),
      flag('IsActive'),
    ],
  },
  {
    name: 'Account',
    prefix: '001',
    fields: [
      ...['Name', 'BillingCountry', 'Type', 'Rating', 'CurrencyIsoCode', 'Name_Zh__c'].map(text),
      double('Credit_Days__c'),
    ],
  },
  {
    name: 'Opportunity',
    prefix: '006',
    fields: [
      ...['Name', 'StageName', 'Loss_Reason__c', 'Name_Zh__c'].map(text),
      reference('AccountId', 'Account'),
      reference('OwnerId', 'User'),
      percent('Probability'),
      money('Amount'),
      day('CloseDate'),
      flag('IsClosed'),
      flag('IsWon'),
    ],
  },
  {
    name: 'OpportunityLineItem',
    prefix: '00k',
    fields: [
      reference('OpportunityId', 'Opportunity'),
      reference('Product2Id', 'Product2'),
      double('Quantity'),
      double('Delivery_Months__c'),
    ],
  },
  {
    name: 'Quote',
    prefix: '0Q0',
    fields: [
      reference('OpportunityId', 'Opportunity'),
      reference('AccountId', 'Account'),
      day('ExpirationDate'),
      text('Status'),
    ],
  },
  {
    name: 'QuoteLineItem',
    prefix: '0QL',
    fields: [
      reference('QuoteId', 'Quote'),
      reference('Product2Id', 'Product2'),
      double('Quantity'),
      money('UnitPrice'),
    ],
  },
  {
    name: 'Contract',
    prefix: '800',
    fields: [
      ...['ContractNumber', 'Status', 'Name', 'Name_Zh__c'].map(text),
      reference('AccountId', 'Account'),
      ...['StartDate', 'CustomerSignedDate', 'CompanySignedDate'].map(day),
    ],
  },
  {
    name: 'Order',
    prefix: '801',
    fields: [
      text('OrderNumber'),
      reference('AccountId', 'Account'),
      day('EffectiveDate'),
      text('Status'),
    ],
  },
  {
    name: 'OrderItem',
    prefix: '802',
    fields: [
      reference('OrderId', 'Order'),
      reference('Product2Id', 'Product2'),
      double('Quantity'),
      money('UnitPrice'),
      day('ServiceDate'),
      double('Shipped_Quantity__c'),
      double('Cancelled_Quantity__c'),
      day('Shipped_On__c'),
    ],
  },
  {
    name: 'Campaign',
    prefix: '701',
    withoutBulk: true,
    fields: [
      ...['Name', 'Type', 'Family__c', 'Region__c', 'Name_Zh__c'].map(text),
      day('StartDate'),
      day('EndDate'),
      flag('IsActive'),
      double('Uplift_Percent__c'),
      longText('Description'),
    ],
  },
  ...decisionObjects,
]

/** Midday in UTC, so that the day is the same in most zones. */
const noon = (date: string | undefined): string => `${date}T04:00:00.000+0000`
const number = (value: string | undefined): number | null => (value ? Number(value) : null)

/** Fills the standard objects; `orders` leaves the order lines out where it is false, for they take a moment. */
export function fillOrganisation(store: PeerStore, orders = true): void {
  store.db.transaction(() => {
    const [company] = sampleRows('erp/company')
    store.insert('Organization', { Name: company?.name_en, FiscalYearStartMonth: 1 })
    const book = store.insert('Pricebook2', { Name: 'Standard', IsStandard: true })
    const other = store.insert('Pricebook2', { Name: 'Resellers', IsStandard: false })
    const items = new Map<string, string>()
    for (const row of sampleRows('erp/item')) {
      const Product2Id = store.insert('Product2', {
        Name: row.name_en,
        Name_Zh__c: row.name_zh,
        ProductCode: row.item,
        Family: row.family,
        Category__c: row.category,
        QuantityUnitOfMeasure: row.unit,
        IsActive: true,
        Lifecycle__c: row.lifecycle,
        Standard_Cost__c: number(row.standard_cost),
        Lead_Time_Days__c: number(row.lead_time_days),
      })
      items.set(row.item ?? '', Product2Id)
      const UnitPrice = number(row.price)
      store.insert('PricebookEntry', {
        Product2Id,
        Pricebook2Id: other,
        UnitPrice: 1,
        IsActive: true,
      })
      store.insert('PricebookEntry', { Product2Id, Pricebook2Id: book, UnitPrice, IsActive: true })
    }
    const accounts = new Map<string, string>()
    for (const row of sampleRows('crm/customer'))
      accounts.set(
        row.customer ?? '',
        store.insert('Account', {
          Name: row.name_en,
          Name_Zh__c: row.name_zh,
          BillingCountry: row.region,
          Type: row.channel,
          Rating: { A: 'Hot', B: 'Warm' }[row.class ?? ''] ?? 'Cold',
          CurrencyIsoCode: row.currency,
          Credit_Days__c: number(row.credit_days),
        }),
      )
    const people = new Map<string, string>()
    const deals = new Map<string, string>()
    for (const row of sampleRows('crm/opportunity')) {
      const owner = row.owner ?? ''
      if (!people.has(owner)) people.set(owner, store.insert('User', { Name: owner }))
      const id = store.insert('Opportunity', {
        Name: row.name_en,
        Name_Zh__c: row.name_zh,
        AccountId: accounts.get(row.customer ?? ''),
        OwnerId: people.get(owner),
        StageName: row.stage,
        Probability: Number(row.probability) * 100,
        Amount: number(row.amount),
        CreatedDate: noon(row.created_on),
        CloseDate: row.outcome === 'open' ? row.expected_close_on : row.closed_on,
        IsClosed: row.outcome !== 'open',
        IsWon: row.outcome === 'won',
        Loss_Reason__c: row.loss_reason,
      })
      deals.set(row.opportunity ?? '', id)
    }
    for (const row of sampleRows('crm/opportunity_line'))
      store.insert('OpportunityLineItem', {
        OpportunityId: deals.get(row.opportunity ?? ''),
        Product2Id: items.get(row.item ?? ''),
        Quantity: number(row.quantity),
        Delivery_Months__c: number(row.delivery_months),
      })
    const quotes = new Map<string, string>()
    for (const row of sampleRows('crm/quote'))
      quotes.set(
        row.quote ?? '',
        store.insert('Quote', {
          AccountId: accounts.get(row.customer ?? ''),
          CreatedDate: noon(row.issued_on),
          ExpirationDate: row.valid_until,
          Status:
            { accepted: 'Accepted', declined: 'Denied', expired: 'Expired' }[row.status ?? ''] ??
            'Presented',
        }),
      )
    for (const row of sampleRows('crm/quote_line'))
      store.insert('QuoteLineItem', {
        QuoteId: quotes.get(row.quote ?? ''),
        Product2Id: items.get(row.item ?? ''),
        Quantity: number(row.quantity),
        UnitPrice: number(row.price),
      })
    for (const row of sampleRows('crm/contract'))
      store.insert('Contract', {
        ContractNumber: row.contract,
        Name: row.name_en,
        Name_Zh__c: row.name_zh,
        AccountId: accounts.get(row.customer ?? ''),
        CustomerSignedDate: row.signed_on,
        Status:
          { signed: 'Activated', ended: 'Expired', cancelled: 'Terminated' }[row.status ?? ''] ??
          'Draft',
      })
    for (const row of sampleRows('crm/event'))
      store.insert('Campaign', {
        Name: row.name_en,
        Name_Zh__c: row.name_zh,
        Type: row.kind === 'promotion' ? 'Promotion' : 'Other',
        Family__c: row.family,
        Region__c: row.region,
        StartDate: `${row.from_month}-01`,
        EndDate: `${row.to_month}-28`,
        IsActive: true,
        Uplift_Percent__c: number(row.uplift_percent),
      })
    if (orders) fillOrders(store, items, accounts)
  })()
}

function fillOrders(
  store: PeerStore,
  items: ReadonlyMap<string, string>,
  accounts: ReadonlyMap<string, string>,
): void {
  const orders = new Map<string, string>()
  store.insert('Order', { OrderNumber: 'DRAFT', Status: 'Draft' })
  for (const row of sampleRows('erp/sales_order_line')) {
    const name = row.sales_order ?? ''
    if (!orders.has(name))
      orders.set(
        name,
        store.insert('Order', {
          OrderNumber: name,
          AccountId: accounts.get(row.customer ?? ''),
          EffectiveDate: row.ordered_on,
          Status: 'Activated',
        }),
      )
    store.insert('OrderItem', {
      OrderId: orders.get(name),
      Product2Id: items.get(row.item ?? ''),
      Quantity: number(row.quantity_ordered),
      UnitPrice: number(row.price),
      ServiceDate: row.requested_on,
      Shipped_Quantity__c: number(row.quantity_shipped),
      Cancelled_Quantity__c: number(row.quantity_cancelled),
      Shipped_On__c: row.shipped_on,
    })
  }
}
