/** Monthly series as sales are: trend, season, noise, now and then a quiet month; made from a seed. */

import type { Series } from '@main/engine/forecast/series'
import { randomFrom } from '../../unit/engine/forecast/awkward-series'

export function madeSeries(count: number, length: number): Series[] {
  return Array.from({ length: count }, (_, i) => {
    const random = randomFrom(i + 1)
    const level = 20 + 2000 * random() ** 3
    const growth = (random() - 0.4) * 0.012
    const swing = 0.4 * random()
    const phase = 12 * random()
    const noise = 0.05 + 0.3 * random()
    let drift = 0
    const values = Float64Array.from({ length }, (_, t) => {
      drift += 0.02 * (random() - 0.5)
      const season = 1 + swing * Math.sin(((t + phase) * Math.PI) / 6)
      const chance = 1 + noise * (random() + random() + random() - 1.5)
      return Math.max(0, Math.round(level * Math.exp(growth * t + drift) * season * chance))
    })
    return { id: `S${i}`, category: 'Monthly/made', seasonLength: 12, start: '2021-01', values }
  })
}
