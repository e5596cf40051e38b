/**
 * As what an agreed figure is written into an ERP that plans by itself; never as two things, because it would order twice. `requests`: planned
 * supply as production and purchase requests. `forecasts`: consensus demand as stock forecasts, which it supplies
 * by its own rules. `mixed`: requests for what is made, forecasts for what is bought.
 */
export const publishingWays = ['requests', 'forecasts', 'mixed'] as const
export type PublishingWay = (typeof publishingWays)[number]
