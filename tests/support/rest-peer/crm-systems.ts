/** Systems around the customer: Leanx, Zendesk Sell, a shop, after-sales service, office workflow. */
import { number, sampleRows, textOrNull, together } from './sample-rows'
import { atOnce, byCursor, byLink, byPage, type SystemShape } from './system-shape'

const noon = (date: string | undefined): string => `${date}T12:00:00Z`

export function leanx(): SystemShape {
  const search = (rows: readonly unknown[]) =>
    byPage(rows, ['page', 'pageSize'], (records, { total }) => ({
      code: 0,
      data: { total, records },
    }))
  const lines = together(sampleRows('crm/opportunity_line'), 'opportunity')
  const linesOf = new Map(lines.map((group) => [group[0]?.opportunity, group]))
  const status: Readonly<Record<string, number>> = { open: 0, won: 1, lost: 2 }
  const words: Readonly<Record<string, string>> = {
    draft: 'DRAFT',
    submitted: 'SUBMITTED',
    approved: 'APPROVED',
    sent_back: 'RETURNED',
  }
  return {
    auth: { style: 'login', path: 'api/v1/login', cookie: false },
    lists: {
      'api/v1/me': atOnce({ data: { userName: 'planner' } }),
      'api/v1/customers/search': search(
        sampleRows('crm/customer').map((row) => ({
          customerNo: row.customer,
          customerName: row.name_zh,
          customerNameEn: row.name_en,
          level: row.class,
          area: row.region,
          channelType: row.channel,
          currencyCode: row.currency,
          creditDays: number(row.credit_days),
        })),
      ),
      'api/v1/opportunities/search': search(
        sampleRows('crm/opportunity').map((row) => ({
          oppNo: row.opportunity,
          oppName: row.name_zh,
          customerNo: row.customer,
          stage: { name: row.stage },
          winRate: Number(row.probability) * 100,
          // Money comes as text, so that no digit is lost.
          amount: Number(row.amount).toFixed(2),
          createTime: Date.parse(noon(row.created_on)),
          expectedDealDate: row.expected_close_on,
          dealDate: textOrNull(row.closed_on),
          status: status[row.outcome ?? ''],
          lostReason: textOrNull(row.loss_reason),
          ownerName: row.owner,
          products: (linesOf.get(row.opportunity) ?? []).map((line) => ({
            sku: line.item,
            qty: number(line.quantity),
            deliverMonths: number(line.delivery_months),
          })),
        })),
      ),
      'api/v1/forecasts/search': search(
        sampleRows('crm/sales_forecast').map((row) => ({
          forecastNo: row.submission,
          customerNo: row.customer,
          sku: row.item,
          period: row.month,
          qty: number(row.quantity),
          status: words[row.status ?? ''],
          author: row.author,
          submitDate: row.submitted_on,
          version: number(row.revision),
        })),
      ),
    },
  }
}

export function zendeskSell(): SystemShape {
  const list = (rows: readonly object[]) =>
    byLink(rows, 'per_page', (some, next) => ({
      items: some.map((data) => ({ data, meta: { type: 'item' } })),
      meta: { type: 'collection', count: some.length, links: next ? { next_page: next } : {} },
    }))
  const customers = sampleRows('crm/customer')
  const deals = sampleRows('crm/opportunity')
  const idOf = (names: readonly (string | undefined)[]) => {
    const known = [...new Set(names.filter(Boolean))]
    // Ids of 17 digits are no safe numbers.
    return (name: string | undefined) => BigInt('20000000000000001') + BigInt(known.indexOf(name))
  }
  const customerId = idOf(customers.map((row) => row.customer))
  const stageOf = (row: (typeof deals)[number]) => `${row.stage} ${row.outcome} ${row.probability}`
  const stages = [...new Map(deals.map((row) => [stageOf(row), row])).entries()]
  const people = [...new Set(deals.map((row) => row.owner))]
  const reasons = [...new Set(deals.map((row) => row.loss_reason).filter(Boolean))]
  return {
    auth: { style: 'bearer' },
    lists: {
      'v2/users/self': atOnce({ data: { id: 1, email: 'planner' } }),
      'v2/contacts': list(
        customers.map((row) => ({
          id: customerId(row.customer),
          is_organization: true,
          name: row.name_en,
          industry: row.channel,
          custom_fields: {
            class: row.class,
            region: row.region,
            currency: row.currency,
            credit_days: number(row.credit_days),
          },
        })),
      ),
      'v2/stages': list(
        stages.map(([, row], index) => ({
          id: index + 1,
          name: row.stage,
          category: { won: 'won', lost: 'lost' }[row.outcome ?? ''] ?? 'incoming',
          likelihood: Number(row.probability) * 100,
        })),
      ),
      'v2/users': list(people.map((name, index) => ({ id: index + 1, name }))),
      'v2/loss_reasons': list(reasons.map((name, index) => ({ id: index + 1, name }))),
      'v2/deals': list(
        deals.map((row, index) => ({
          id: 1_000 + index,
          name: row.name_en,
          organization_id: customerId(row.customer),
          stage_id: stages.findIndex(([key]) => key === stageOf(row)) + 1,
          value: row.amount,
          created_at: noon(row.created_on),
          estimated_close_date: row.expected_close_on,
          last_stage_change_at: noon(row.closed_on || row.created_on),
          owner_id: people.indexOf(row.owner) + 1,
          loss_reason_id: row.loss_reason ? reasons.indexOf(row.loss_reason) + 1 : null,
          customized_win_likelihood: null,
        })),
      ),
    },
  }
}

export function shop(): SystemShape {
  const list = (rows: readonly unknown[]) => byLink(rows, 'per_page', (some) => some, true)
  const buyers = sampleRows('crm/customer').filter((row) => row.channel === 'e_commerce')
  const codes = new Set(buyers.map((row) => row.customer))
  const lines = sampleRows('erp/sales_order_line').filter((row) => codes.has(row.customer))
  return {
    auth: { style: 'header', name: 'X-Api-Key' },
    lists: {
      shop: atOnce({ name: 'shop' }),
      channels: list(
        buyers.map((row) => ({
          code: row.customer,
          title: row.name_en,
          country: row.region,
          currency: row.currency,
        })),
      ),
      orders: list(
        together(lines.slice(-2_000), 'sales_order').map(([first, ...rest]) => ({
          number: first?.sales_order,
          channel: first?.customer,
          created_at: noon(first?.ordered_on),
          line_items: [first, ...rest].map((row) => ({
            line_no: number(row?.line),
            sku: row?.item,
            quantity: number(row?.quantity_ordered),
            unit_price: row?.price,
            deliver_on: row?.requested_on,
            fulfilled_on: textOrNull(row?.shipped_on),
            fulfilled: number(row?.quantity_shipped),
            cancelled: number(row?.quantity_cancelled),
            returned: number(row?.quantity_returned),
          })),
        })),
      ),
      inventory: list(
        sampleRows('erp/stock').map((row) => ({
          sku: row.item,
          warehouse: row.site,
          available: Number(row.on_hand) - Number(row.reserved),
          committed: number(row.reserved),
        })),
      ),
    },
  }
}

export function afterSales(): SystemShape {
  const orders = together(sampleRows('erp/sales_order_line').slice(-500), 'sales_order')
  return {
    auth: { style: 'bearer' },
    lists: {
      me: atOnce({ login: 'planner' }),
      'service-orders': byCursor(
        orders.map(([first, ...rest]) => ({
          id: first?.sales_order,
          account: first?.customer,
          opened: Date.parse(noon(first?.ordered_on)) / 1_000,
          parts: [first, ...rest].map((row) => ({
            no: number(row?.line),
            part: row?.item,
            quantity: number(row?.quantity_ordered),
            used: number(row?.quantity_shipped),
            usedOn: textOrNull(row?.shipped_on),
            neededBy: row?.requested_on,
            price: number(row?.price),
            warranty: false,
          })),
        })),
        ['cursor', 'limit'],
        (data, next_cursor) => ({ data, next_cursor }),
      ),
    },
  }
}

export function oa(): SystemShape {
  const list = (rows: readonly unknown[]) =>
    byPage(rows, ['pageNo', 'pageSize'], (some, { total }) => ({ total, list: some }))
  const contract: Readonly<Record<string, string>> = {
    signed: 'agreed',
    ended: 'expired',
    cancelled: 'withdrawn',
  }
  const forecast: Readonly<Record<string, string>> = {
    approved: 'agreed',
    sent_back: 'rejected',
    submitted: 'running',
  }
  return {
    auth: { style: 'login', path: 'login', cookie: true },
    lists: {
      profile: atOnce({ account: 'planner' }),
      'approvals/contracts': list(
        sampleRows('crm/contract').map((row) => ({
          form: {
            contractNo: row.contract,
            title: row.name_zh,
            titleEn: row.name_en,
            customer: row.customer,
          },
          endedOn: row.signed_on,
          result: contract[row.status ?? ''] ?? 'running',
        })),
      ),
      'approvals/forecasts': list(
        sampleRows('crm/sales_forecast').map((row) => ({
          form: {
            no: row.submission,
            customer: row.customer,
            item: row.item,
            month: row.month,
            quantity: number(row.quantity),
          },
          result: forecast[row.status ?? ''] ?? 'new',
          applicant: row.author,
          appliedOn: row.submitted_on,
          round: number(row.revision),
        })),
      ),
    },
  }
}
