/** The mapping that comes with the program for systems that are much the same everywhere, by type of connection. */
export const usualMappings: Readonly<Record<string, string>> = {
  salesforce: 'salesforce',
  tryton: 'tryton',
}

/** The mapping that a connection names or that its type brings along; empty where it reads without one. */
export const chosenMapping = (type: string, settings: Readonly<Record<string, string>>): string =>
  settings.mapping?.trim() || usualMappings[type] || ''
