/** The mappings that come with the program, by name, with the types of connection they read: documents in `resources/mappings`. */
import type { ConnectionType } from '../contract/snapshot-calls'

const inFiles = ['files', 'sftp'] as const
const types = {
  adventureworks: inFiles,
  adventureworks_postgres: ['sql'],
  northwind: ['sql'],
  edifact_orders: inFiles,
  x12_orders: inFiles,
  fixed_width_stock: inFiles,
  salesforce: ['salesforce'],
  s4hana: ['odata'],
  dataverse: ['odata'],
  tryton: ['tryton'],
  leanx: ['rest'],
  zendesk_sell: ['rest'],
  shop: ['rest'],
  plm: ['rest'],
  after_sales: ['rest'],
  qms: ['rest'],
  mes: ['rest'],
  tms: ['rest'],
  srm: ['rest'],
  oa: ['rest'],
  hr: ['rest'],
  bi: ['rest'],
} as const satisfies Readonly<Record<string, readonly ConnectionType[]>>

export type ShippedMapping = keyof typeof types
export const shippedMappings = Object.keys(types) as readonly ShippedMapping[]

/** Those that a connection of `type` can read through. */
export const mappingsFor = (type: ConnectionType): readonly ShippedMapping[] =>
  shippedMappings.filter((name) => types[name].some((one) => one === type))
