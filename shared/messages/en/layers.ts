/** Layers of demand: deals, conversion, events, the policy they are weighed by, and what each was worth. */
export const layers = {
  yes: 'yes',
  from_crm: 'CRM',
  from_calibrated: 'Own history',
  from_set: 'Set by hand',
}
