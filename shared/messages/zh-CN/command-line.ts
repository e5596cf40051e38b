import type { commandLine as english } from '../en/command-line'

export const commandLine: Record<keyof typeof english, string> = {}
