/** The reasons people choose from when they change a number, and who must give one. */
import { z } from 'zod'
import { roles } from './roles'

export const reasonedSides = ['demand', 'supply'] as const
export type ReasonedSide = (typeof reasonedSides)[number]

const code = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,39}$/)
  .describe('small letters, digits and underscores')

export const editReason = z.strictObject({
  code,
  name: z.strictObject({
    zh: z.string().trim().min(1).max(80),
    en: z.string().trim().min(1).max(80),
  }),
})
export type EditReason = z.infer<typeof editReason>

export const editReasons = z.strictObject({
  /** In the order in which they are offered. */
  codes: z
    .array(editReason)
    .max(50)
    .refine((all) => new Set(all.map((one) => one.code)).size === all.length),
  /** Roles that must give one of the codes with every edit of the side. */
  required: z.strictObject({
    demand: z.array(z.enum(roles)),
    supply: z.array(z.enum(roles)),
  }),
})
export type EditReasons = z.infer<typeof editReasons>

/** What a new workspace has: usual reasons, required of nobody. */
export const usualReasons: EditReasons = {
  codes: [
    { code: 'customer', name: { zh: '客户信息', en: 'Customer information' } },
    { code: 'promotion', name: { zh: '促销活动', en: 'Promotion' } },
    { code: 'won_business', name: { zh: '新增业务', en: 'New business' } },
    { code: 'lost_business', name: { zh: '流失业务', en: 'Lost business' } },
    { code: 'market', name: { zh: '市场变化', en: 'Market' } },
    { code: 'price', name: { zh: '价格变动', en: 'Price change' } },
    { code: 'lifecycle', name: { zh: '新品或退市', en: 'Launch or phase-out' } },
    { code: 'supply_limit', name: { zh: '供应受限', en: 'Limited supply' } },
    { code: 'correction', name: { zh: '数据更正', en: 'Correction of data' } },
    { code: 'meeting', name: { zh: '会议决定', en: 'Agreed in a meeting' } },
  ],
  required: { demand: [], supply: [] },
}
