import type { decisions as english } from '../en/decisions'

export const decisions: Record<keyof typeof english, string> = {}
