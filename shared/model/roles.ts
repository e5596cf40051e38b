/** The roles of DESIGN.md; `chair` is the executive who approves decisions. */
export const roles = [
  'demand_planner',
  'supply_planner',
  'sales_manager',
  'finance',
  'process_owner',
  'presenter',
  'executive',
  'chair',
  'administrator',
] as const
export type Role = (typeof roles)[number]

/** Who may change the plan. */
export const planners: readonly Role[] = [
  'demand_planner',
  'supply_planner',
  'sales_manager',
  'finance',
  'process_owner',
  'presenter',
  'chair',
  'administrator',
]
/** Who looks after connections and pulls. */
export const dataKeepers: readonly Role[] = [
  'demand_planner',
  'supply_planner',
  'process_owner',
  'administrator',
]
/** Who sets time fences and the freeze. */
export const policyKeepers: readonly Role[] = ['process_owner', 'administrator']
export const deciders: readonly Role[] = ['chair']
