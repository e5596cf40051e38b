/** The mappings that come with the program, by name: documents in `resources/mappings`. */
export const shippedMappings = [
  'adventureworks',
  'salesforce',
  'tryton',
  'leanx',
  'zendesk_sell',
  'shop',
  'plm',
  'after_sales',
  'qms',
  'mes',
  'tms',
  'srm',
  'oa',
  'hr',
  'bi',
] as const
