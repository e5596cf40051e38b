import { type Browser, chromium } from 'playwright'

/** The machine's Chromium, without a window. */
export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.EVENKEEL_CHROMIUM || '/usr/bin/chromium',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })

/** A desk's usual window. */
export const viewport = { width: 1600, height: 900 } as const

/** Time of day in milliseconds, to fractions: the same clock in this process and in a page. */
export const timeOfDay = (): number => performance.timeOrigin + performance.now()
