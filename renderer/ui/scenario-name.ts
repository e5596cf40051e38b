import type { TFunction } from 'i18next'

/** The base plan is named in the language of the screen; scenarios are called what their makers called them. */
export const scenarioName = (t: TFunction, scenario: string, name: string): string =>
  scenario === 'base' ? t('scenarios.base') : name
