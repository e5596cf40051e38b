/** Systems of making, buying and moving: PLM, QMS, MES, TMS, SRM, HR; and BI. */
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { read, utils } from 'xlsx'
import { number, type SampleRow, sampleRows, textOrNull, together } from './sample-rows'
import { atOnce, byCursor, byKey, byLink, byOffset, byPage, type SystemShape } from './system-shape'

const morning = (date: string | undefined): string => `${date}T06:00:00+00:00`

export function plm(): SystemShape {
  const types: Readonly<Record<string, string>> = {
    finished: 'Product',
    semi_finished: 'Assembly',
    material: 'Material',
  }
  const states: Readonly<Record<string, string>> = {
    new: 'In Work',
    active: 'Released',
    phase_out: 'Phase Out',
    end_of_life: 'Obsolete',
  }
  return {
    auth: { style: 'basic' },
    lists: {
      '': atOnce({}),
      parts: byOffset(
        sampleRows('erp/item').map((row) => ({
          number: row.item,
          name: { zh: row.name_zh, en: row.name_en },
          classification: { family: row.family, category: row.category },
          type: types[row.item_type ?? ''],
          uom: row.unit,
          state: states[row.lifecycle ?? ''],
          supersededBy: textOrNull(row.successor),
          sourcing: row.make_or_buy === 'make' ? 'Make' : 'Buy',
          leadTimeDays: number(row.lead_time_days),
          listPrice: row.price,
          standardCost: number(row.standard_cost),
          shelfLifeDays: number(row.shelf_life_days),
        })),
        ['start', 'limit'],
        25,
        (parts, { total }) => ({ parts, count: total }),
      ),
      bom: byOffset(
        sampleRows('erp/bill_of_material').map((row) => ({
          parent: row.parent,
          child: row.component,
          quantity: number(row.quantity),
          scrapPercent: Number(row.scrap_share) * 100,
        })),
        ['start', 'limit'],
        500,
        (lines, { total }) => ({ lines, count: total }),
      ),
    },
  }
}

export function qms(): SystemShape {
  return {
    auth: { style: 'none' },
    lists: {
      '': atOnce({}),
      lots: atOnce({
        materials: sampleRows('erp/stock').map((row) => ({
          material: row.item,
          plant: row.site,
          lots: [
            { quantity: Number(row.on_hand) - Number(row.quality_hold), status: 'released' },
            ...(Number(row.quality_hold) > 0
              ? [{ quantity: Number(row.quality_hold), status: 'blocked' }]
              : []),
            { quantity: 7, status: 'scrapped' },
          ],
        })),
      }),
    },
  }
}

export function mes(): SystemShape {
  const states: Readonly<Record<string, string>> = {
    planned: 'CREATED',
    released: 'RELEASED',
    in_progress: 'RUNNING',
    done: 'CLOSED',
  }
  const kinds: Readonly<Record<string, string>> = { line: 'LINE', labour_pool: 'POOL' }
  return {
    auth: { style: 'query', name: 'apikey' },
    lists: {
      '': atOnce({}),
      'work-orders': byKey(
        sampleRows('erp/production_order').map((row) => ({
          wo: row.production_order,
          material: row.item,
          plant: row.site,
          planned: { start: morning(row.start_on), end: morning(row.due_on) },
          target: number(row.quantity),
          good: number(row.quantity_done),
          status: states[row.status ?? ''],
        })),
        'wo',
        (workOrders) => ({ workOrders }),
      ),
      'work-centres': byKey(
        sampleRows('erp/resource').map((row) => ({
          code: row.resource,
          nameZh: row.name_zh,
          nameEn: row.name_en,
          plant: row.site,
          kind: kinds[row.kind ?? ''] ?? 'CENTRE',
        })),
        'code',
        (workCentres) => ({ workCentres }),
      ),
      calendar: byKey(
        sampleRows('erp/capacity').map((row) => ({
          id: `${row.resource}/${row.month}`,
          centre: row.resource,
          month: row.month,
          hours: { regular: number(row.regular_hours), overtime: number(row.overtime_hours) },
          overtimeRate: number(row.overtime_cost_per_hour),
        })),
        'id',
        (months) => ({ months }),
      ),
    },
  }
}

export function tms(): SystemShape {
  const shipments = together(sampleRows('erp/shipment'), 'shipment').map(([first, ...rest]) => ({
    number: first?.shipment,
    shipper: { code: first?.supplier },
    status: 'IN_TRANSIT',
    departure: morning(first?.departed_on),
    eta: morning(first?.expected_on),
    positions: [first, ...rest].map((row) => ({
      sku: row?.item,
      quantity: number(row?.quantity),
      destination: row?.site,
    })),
  }))
  const delivered = { ...shipments[0], number: 'OLD', status: 'DELIVERED' }
  return {
    auth: { style: 'oauth2' },
    lists: {
      '': atOnce({}),
      'v1/shipments': byCursor(
        [delivered, ...shipments],
        ['page_token', 'page_size'],
        (some, next) => ({ shipments: some, ...(next ? { next_page_token: next } : {}) }),
      ),
    },
  }
}

export function srm(): SystemShape {
  const list = (rows: readonly unknown[]) =>
    byPage(rows, ['page', 'size'], (content, { total, pages }) => ({
      content,
      totalElements: total,
      totalPages: pages,
    }))
  const states: Readonly<Record<string, string>> = {
    open: 'OPEN',
    received: 'CLOSED',
    cancelled: 'CANCELLED',
  }
  const position = (row: SampleRow | undefined) => ({
    position: number(row?.line),
    material: row?.item,
    plant: row?.site,
    dueOn: row?.due_on,
    quantity: number(row?.quantity_ordered),
    received: number(row?.quantity_received),
    netPrice: row?.price,
    status: states[row?.status ?? ''],
  })
  return {
    auth: { style: 'header', name: 'X-Srm-Key' },
    lists: {
      '': atOnce({}),
      suppliers: list(
        sampleRows('erp/supplier').map((row) => ({
          code: row.supplier,
          names: { zh: row.name_zh, en: row.name_en },
          country: row.country,
          currency: row.currency,
          paymentTerms: { days: number(row.payment_days) },
        })),
      ),
      'source-list': list(
        sampleRows('erp/sourcing').map((row) => ({
          material: row.item,
          plant: row.site,
          source: row.source,
          supplier: textOrNull(row.supplier),
          leadTime: number(row.lead_time_days),
          quotaPercent: Number(row.share) * 100,
          netPrice: number(row.unit_cost),
          currency: textOrNull(row.currency),
        })),
      ),
      'purchase-orders': list(
        together(sampleRows('erp/purchase_order_line'), 'purchase_order').map((rows) => ({
          number: rows[0]?.purchase_order,
          supplier: rows[0]?.supplier,
          orderedOn: rows[0]?.ordered_on,
          currency: textOrNull(rows[0]?.currency),
          positions: rows.map(position),
        })),
      ),
    },
  }
}

export function hr(): SystemShape {
  const list = (rows: readonly unknown[]) =>
    byLink(rows, 'limit', (results, next) => ({ results, next }))
  const teams = sampleRows('erp/resource')
  return {
    auth: { style: 'basic' },
    lists: {
      '': atOnce({}),
      teams: list(
        teams.map((row) => ({
          code: row.resource,
          nameZh: row.name_zh,
          nameEn: row.name_en,
          site: row.site,
        })),
      ),
      'working-hours': list(
        sampleRows('erp/capacity').map((row) => ({
          team: row.resource,
          month: row.month,
          available: number(row.regular_hours),
          overtimeAllowed: number(row.overtime_hours),
          overtimeRate: number(row.overtime_cost_per_hour),
        })),
      ),
    },
  }
}

export const budgetRows = (): SampleRow[] => {
  const path = resolve(import.meta.dirname, '../../../resources/sample-company/finance/budget.xlsx')
  const book = read(readFileSync(join(path)))
  const sheet = book.Sheets[book.SheetNames[0] ?? '']
  return sheet ? utils.sheet_to_json<SampleRow>(sheet, { raw: false, dateNF: 'yyyy-mm-dd' }) : []
}

export function bi(): SystemShape {
  const list = (rows: readonly (readonly unknown[])[]) =>
    byOffset(rows, ['offset', 'limit'], 5_000, (some, { total }) => ({
      rows: some,
      rowCount: total,
    }))
  return {
    auth: { style: 'bearer' },
    lists: {
      '': atOnce({}),
      'datasets/budget/rows': list(
        budgetRows().map((row) => [
          row.family,
          row.month,
          row.quantity,
          row.revenue,
          row.gross_margin,
        ]),
      ),
      'datasets/exchange-rates/rows': list(
        sampleRows('finance/exchange_rate').map((row) => [
          row.currency,
          row.month,
          number(row.rate),
        ]),
      ),
      'datasets/published-plans/rows': list(
        sampleRows('erp/published_plan').map((row) => [
          row.as_of,
          row.item,
          row.customer,
          row.month,
          row.measure,
          number(row.quantity),
        ]),
      ),
    },
  }
}
