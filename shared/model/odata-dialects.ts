/** How OData services of the systems at hand differ; the first one is what the standard says. */
export const odataDialects = ['generic', 's4hana', 'dataverse'] as const
export type ODataDialect = (typeof odataDialects)[number]
