/** A whole explosion of requirements, through the plan as the program calculates it; a month stands for a week of the book. */
import { buildPlanModel } from '@main/engine/plan/plan-model'
import { policyWith } from '@shared/model/demand-policy'
import type { CanonicalRow } from '@shared/model/entities/canonical-entities'
import { expect, test } from 'vitest'
import { planOf } from '../../../support/calculated-plan'
import { smallCompany } from '../../../support/small-company'
import { workedCase } from '../../../support/worked-case'

interface Case {
  readonly inputs: {
    readonly requirement: {
      readonly item: string
      readonly quantity: number
      readonly week: number
    }
    readonly bom: Readonly<Record<string, Readonly<Record<string, number>>>>
    readonly leadTime: Readonly<Record<string, number>>
    readonly onHand: Readonly<Record<string, number>>
  }
  readonly expected: {
    readonly grossWithoutStock: Readonly<Record<string, number>>
    readonly plannedOrderReleases: Readonly<Record<string, Readonly<Record<string, number>>>>
  }
}

const weeks = 8
const monthOf = (week: number): string => `2027-${String(week).padStart(2, '0')}`

workedCase<Case>(
  '11-mrp-speaker-kits.json',
  'Heizer & Render, ch. 14, Speaker Kits',
  ({ inputs, expected }) => {
    const items = Object.keys(inputs.leadTime)

    /** Planned supply by item and the week it is there; everything made, nothing limits. */
    function planned(onHand: Readonly<Record<string, number>>, later: number) {
      const template = smallCompany().tables.item?.[0]
      const row = (item: string): CanonicalRow => ({
        ...template,
        item,
        lead_time_days: (inputs.leadTime[item] ?? 0) * 30,
      })
      const { requirement } = inputs
      const source = smallCompany({
        item: items.map(row),
        resource: [],
        routing: [],
        capacity: [],
        purchase_order_line: [],
        shipment: [],
        production_order: [],
        bill_of_material: Object.entries(inputs.bom).flatMap(([parent, parts]) =>
          Object.entries(parts).map(([component, quantity]) => ({
            parent,
            component,
            quantity,
            scrap_share: null,
          })),
        ),
        sourcing: items.map((item) => ({
          item,
          site: 'S',
          source: 'make',
          supplier: null,
          lead_time_days: 0,
          share: 1,
          unit_cost: 1,
        })),
        stock: items.map((item) => ({
          item,
          site: 'S',
          on_hand: onHand[item] ?? 0,
          quality_hold: 0,
          reserved: 0,
        })),
        sales_forecast: [
          {
            submission: 'F',
            customer: 'C1',
            item: requirement.item,
            month: monthOf(requirement.week + later),
            quantity: requirement.quantity,
            status: 'approved',
            author: 'x',
            submitted_on: '2026-12-01',
            revision: 1,
          },
        ],
      })
      const policy = { baselineWeight: 0, forecastWeight: 1, pipelineShare: 0 }
      const plan = planOf(
        buildPlanModel(
          source,
          '2027-01-01',
          { past: 12, future: weeks + later },
          policyWith(policy),
        ),
      )
      return new Map(items.map((item) => [item, plan.figures('planned_supply', `${item}|S`)]))
    }

    test('without stock every level needs what the levels above it take', () => {
      // Four weeks later: the longest way through the bill takes more than eight.
      for (const [item, row] of planned({}, 4))
        expect(
          row.reduce((a, b) => a + b, 0),
          item,
        ).toBe(expected.grossWithoutStock[item])
    })

    test('orders are released a lead time before they are needed, net of stock, lot for lot', () => {
      for (const [item, row] of planned(inputs.onHand, 0)) {
        const released = row.flatMap((quantity, t) =>
          quantity > 0 ? [[String(t + 1 - (inputs.leadTime[item] ?? 0)), quantity]] : [],
        )
        expect(Object.fromEntries(released), item).toEqual(expected.plannedOrderReleases[item])
      }
    })
  },
)
