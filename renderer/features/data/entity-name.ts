import type { TFunction } from 'i18next'

/** The entity's name in the language of the screen; its own word where the catalogue has none. */
export const entityName = (t: TFunction, entity: string): string =>
  t(`data.entity_${entity}` as 'data.entity_item', { defaultValue: entity })
