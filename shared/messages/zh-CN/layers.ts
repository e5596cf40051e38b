import type { layers as english } from '../en/layers'

export const layers: Record<keyof typeof english, string> = {
  yes: '是',
  from_crm: 'CRM',
  from_calibrated: '自有历史',
  from_set: '人工设定',
}
