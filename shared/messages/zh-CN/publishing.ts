import type { publishing as english } from '../en/publishing'

export const publishing: Record<keyof typeof english, string> = {}
