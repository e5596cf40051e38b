import type { scenarios as english } from '../en/scenarios'

export const scenarios: Record<keyof typeof english, string> = {}
