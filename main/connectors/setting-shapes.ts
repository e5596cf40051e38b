/** What settings of several protocols are checked for. */
import { isAbsolute } from 'node:path'
import { z } from 'zod'
import type { SettingReason } from './reasons'

/** The message of a check: a word for which both catalogues have a text. */
export const because = (reason: SettingReason): string => reason

export const wholeNumber = (least: number, most: number) =>
  z.coerce.number().int().min(least).max(most)

export const yesOrNo = z.enum(['yes', 'no']).default('no')

/** The full path of a file that need not be given; empty where it is not. */
export const fileOrNone = z
  .string()
  .trim()
  .refine((path) => path === '' || isAbsolute(path), because('not_an_absolute_path'))
  .default('')

const loopback = new Set(['127.0.0.1', 'localhost', '::1', '[::1]'])

/** Whether a host is this machine. */
export const isLoopback = (host: string): boolean => loopback.has(host)
