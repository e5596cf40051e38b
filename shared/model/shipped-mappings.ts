/** The mappings that come with the program, by name: documents in `resources/mappings`. */
export const shippedMappings = ['adventureworks', 'salesforce', 'tryton'] as const
