import { monthAt, monthOfYear, newYearFactor } from './planning-calendar.mjs'

/** January to December, per family. */
const familySeason = {
  rice_cooker: [1.04, 1, 0.96, 0.96, 0.97, 1, 0.94, 0.94, 1.02, 1.04, 1.07, 1.06],
  air_fryer: [1.03, 1, 0.98, 0.97, 1, 1.03, 0.97, 0.97, 1, 1.02, 1.04, 1],
  kettle: [1.1, 1, 0.98, 0.95, 0.93, 0.94, 0.9, 0.91, 1, 1.07, 1.12, 1.1],
  blender: [0.87, 0.9, 0.95, 1.05, 1.1, 1.16, 1.15, 1.1, 1, 0.92, 0.95, 0.85],
}

/** 618 is stocked in May and June, Double 11 in October and November. */
const channelSeason = {
  e_commerce: [0.9, 0.86, 0.93, 0.94, 1.16, 1.36, 0.86, 0.88, 1, 1.18, 1.42, 0.96],
  key_accounts: [1.07, 0.97, 0.98, 0.99, 1.02, 1, 0.97, 0.98, 1.02, 1.01, 1, 0.98],
  distributors: [1.06, 0.97, 1, 1, 1.01, 1, 0.97, 0.97, 1.02, 1.01, 1, 0.98],
}

/** Buyers abroad order before their own holidays. */
const exportSeason = [0.88, 0.8, 0.94, 0.98, 1, 1.02, 1.1, 1.18, 1.18, 1.08, 0.95, 0.86]

/** Yearly growth, until and after the current month. */
const familyGrowth = {
  rice_cooker: [0.02, 0.02],
  air_fryer: [0.15, 0.1],
  kettle: [0.04, 0.03],
  blender: [-0.12, -0.08],
}
const currentIndex = 36

function growth(family, index) {
  const [past, future] = familyGrowth[family]
  if (index <= currentIndex) return (1 + past) ** ((index - currentIndex) / 12)
  return (1 + future) ** ((index - currentIndex) / 12)
}

/** Seasons, trends and the Chinese New Year; 1 is an ordinary month about now. */
export function demandPattern(familyCode, customer, index) {
  const month = monthOfYear(index)
  const season =
    customer.region === 'export' ? exportSeason[month] : channelSeason[customer.channel][month]
  return (
    familySeason[familyCode][month] *
    season *
    (newYearFactor[monthAt(index)] ?? 1) *
    growth(familyCode, index) *
    (1 + customer.growth) ** ((index - currentIndex) / 12)
  )
}
