import { z } from 'zod'

/** How many forecasts are made, of how many. */
export const forecastProgress = z.strictObject({ done: z.number(), total: z.number() })
export type ForecastProgress = z.infer<typeof forecastProgress>
