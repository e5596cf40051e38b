/** Eight people; `optimism` is how far their forecasts lie from what then comes. */
const rep = (name, regions, optimism) => ({ name, regions, optimism })

export const salesReps = [
  rep('林悦 Lin Yue', ['east'], 1.06),
  rep('陈昊 Chen Hao', ['east'], 1.12),
  rep('王思远 Wang Siyuan', ['north'], 0.97),
  rep('赵雪 Zhao Xue', ['north'], 1.08),
  rep('孙立群 Sun Liqun', ['south'], 1.03),
  rep('周敏 Zhou Min', ['south'], 0.92),
  rep('何嘉怡 He Jiayi', ['west'], 1.12),
  rep('马骏 Ma Jun', ['export'], 1.01),
]

/** Reps of one region take its customers in turn. */
export function repOf(customer) {
  const team = salesReps.filter((one) => one.regions.includes(customer.region))
  return team[Number(customer.customer.slice(1)) % team.length]
}
