/** How the plan looks to each role until somebody arranges it otherwise. */
import type { PlanLook } from '../contract/view-calls'
import type { Role } from './roles'
import { usualLevels } from './row-levels'

/** As many on both sides: the same items then stand beside each other. */
export const usualMeasures: PlanLook['measures'] = {
  demand: [
    'actual_orders',
    'last_year',
    'baseline',
    'sales_forecast',
    'pipeline',
    'firm_demand',
    'override',
    'consensus_demand',
    'planned_shipments',
    'revenue',
  ],
  supply: [
    'independent_demand',
    'dependent_demand',
    'receipts_in_transit',
    'open_production',
    'planned_supply',
    'constrained_supply',
    'available_supply',
    'gap',
    'projected_stock',
    'days_of_supply',
  ],
  resource: ['load', 'capacity', 'overtime', 'utilisation'],
  finance: [
    'revenue',
    'budget_revenue',
    'budget_deviation',
    'gross_margin',
    'gross_margin_share',
    'receivables',
    'stock_value',
    'payables',
    'working_capital',
    'cash_flow',
  ],
}

const levelsOf = (more: Partial<PlanLook['levels']> = {}): PlanLook['levels'] => ({
  demand: [...usualLevels.demand],
  supply: [...usualLevels.supply],
  resource: [...usualLevels.resource],
  finance: [...usualLevels.finance],
  ...more,
})

export const usualLook: PlanLook = {
  layout: 'side_by_side',
  beside: 'supply',
  levels: levelsOf(),
  openTo: 1,
  measures: usualMeasures,
  arrangement: 'nodes',
  hideEmpty: false,
  columns: 'month',
  foldedYears: [],
  gapBand: true,
  demandShare: 0.5,
  zoom: 1,
  chart: true,
  families: true,
}

const looks: Readonly<Partial<Record<Role, Partial<PlanLook>>>> = {
  supply_planner: {
    layout: 'stacked',
    demandShare: 0.35,
    chart: false,
    measures: {
      ...usualMeasures,
      demand: ['firm_demand', 'consensus_demand', 'planned_shipments'],
      supply: [
        'independent_demand',
        'dependent_demand',
        'receipts_in_transit',
        'open_production',
        'planned_supply',
        'constrained_supply',
        'available_supply',
        'gap',
        'projected_stock',
        'safety_stock',
        'days_of_supply',
      ],
    },
  },
  finance: {
    beside: 'finance',
    columns: 'quarter',
    measures: {
      ...usualMeasures,
      demand: ['consensus_demand', 'planned_shipments', 'revenue', 'cost_of_goods', 'gross_margin'],
    },
  },
  sales_manager: {
    layout: 'demand',
    levels: levelsOf({ demand: ['region', 'channel', 'customer', 'item'] }),
    measures: {
      ...usualMeasures,
      demand: [
        'actual_orders',
        'last_year',
        'sales_forecast',
        'pipeline',
        'firm_demand',
        'override',
        'consensus_demand',
        'revenue',
      ],
    },
  },
}

/** The look a role begins with. */
export const lookOfRole = (role: Role): PlanLook => ({ ...usualLook, ...looks[role] })
