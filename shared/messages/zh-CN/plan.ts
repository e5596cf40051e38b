import type { plan as english } from '../en/plan'

export const plan: Record<keyof typeof english, string> = {}
