import type { data as english } from '../en/data'

export const data: Record<keyof typeof english, string> = {}
