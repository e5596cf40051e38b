import { monthIndex } from './planning-calendar.mjs'

const event = (kind, from_month, to_month, uplift_percent, filter, name_zh, name_en) => ({
  kind,
  from_month,
  to_month,
  uplift_percent,
  ...filter,
  name_zh,
  name_en,
})

const listed = [
  event(
    'promotion',
    '2024-03',
    '2024-03',
    28,
    { family: 'air_fryer', region: 'east' },
    '2024春季焕新空气炸锅促销',
    'Spring 2024 air fryer promotion, East',
  ),
  event(
    'promotion',
    '2024-05',
    '2024-06',
    25,
    { family: 'blender' },
    '2024夏季料理机满减',
    'Summer 2024 blender discounts',
  ),
  event(
    'promotion',
    '2024-09',
    '2024-09',
    30,
    { family: 'rice_cooker', region: 'north' },
    '2024开学季电饭煲促销',
    'Back to school 2024 rice cooker promotion, North',
  ),
  event(
    'promotion',
    '2024-12',
    '2024-12',
    32,
    { family: 'kettle' },
    '2024暖冬电水壶促销',
    'Warm winter 2024 kettle promotion',
  ),
  event(
    'promotion',
    '2025-03',
    '2025-03',
    30,
    { family: 'air_fryer' },
    '2025春季空气炸锅促销',
    'Spring 2025 air fryer promotion',
  ),
  event(
    'campaign',
    '2025-04',
    '2025-05',
    18,
    { family: 'rice_cooker', region: 'south' },
    '2025华南新米节联合推广',
    'New rice festival campaign 2025, South',
  ),
  event(
    'promotion',
    '2025-06',
    '2025-06',
    26,
    { family: 'blender' },
    '2025夏季料理机促销',
    'Summer 2025 blender promotion',
  ),
  event(
    'promotion',
    '2025-08',
    '2025-09',
    45,
    { customer: 'C004', family: 'rice_cooker' },
    '北辰百货店庆专场',
    'Beichen anniversary sale',
  ),
  event(
    'promotion',
    '2025-12',
    '2025-12',
    30,
    { family: 'kettle' },
    '2025暖冬电水壶促销',
    'Warm winter 2025 kettle promotion',
  ),
  event(
    'promotion',
    '2026-03',
    '2026-03',
    27,
    { family: 'air_fryer' },
    '2026春季空气炸锅促销',
    'Spring 2026 air fryer promotion',
  ),
  event(
    'promotion',
    '2026-04',
    '2026-04',
    60,
    { item: 'FG-RC02' },
    '谷语4L爆款直降',
    'Guyu 4L price cut',
  ),
  event(
    'promotion',
    '2026-06',
    '2026-06',
    24,
    { family: 'blender' },
    '2026夏季料理机促销',
    'Summer 2026 blender promotion',
  ),
  event(
    'campaign',
    '2026-09',
    '2026-09',
    20,
    { family: 'rice_cooker', region: 'west' },
    '2026西部巡展',
    'Roadshow 2026, West',
  ),
  event(
    'promotion',
    '2026-12',
    '2026-12',
    30,
    { family: 'kettle' },
    '2026暖冬电水壶促销',
    'Warm winter 2026 kettle promotion',
  ),
  event(
    'promotion',
    '2027-03',
    '2027-03',
    25,
    { family: 'air_fryer', region: 'east' },
    '2027春季华东空气炸锅促销',
    'Spring 2027 air fryer promotion, East',
  ),
  event(
    'campaign',
    '2027-01',
    '2027-01',
    12,
    { family: 'rice_cooker' },
    '2027年货节电饭煲推广',
    'New Year goods festival 2027, rice cookers',
  ),
  event(
    'promotion',
    '2027-02',
    '2027-04',
    35,
    { item: 'FG-BL09' },
    '破壁机老款清仓',
    'Clearance of an old blender model',
  ),
  event(
    'promotion',
    '2027-05',
    '2027-06',
    22,
    { family: 'blender' },
    '2027夏季料理机满减',
    'Summer 2027 blender discounts',
  ),
  event(
    'promotion',
    '2027-09',
    '2027-09',
    40,
    { customer: 'C004', family: 'rice_cooker' },
    '北辰百货2027店庆专场',
    'Beichen anniversary sale 2027',
  ),
  event(
    'macro',
    '2027-01',
    '2027-06',
    4,
    { region: 'west' },
    '西部家电以旧换新补贴',
    'Trade-in subsidy for appliances, West',
  ),
  event(
    'competitor',
    '2027-03',
    '2027-05',
    -7,
    { family: 'kettle' },
    '竞品低价电水壶上市',
    'Competitor launches a low-price kettle',
  ),
]

export const events = listed.map((row, i) => ({
  event: `EV-${String(i + 1).padStart(2, '0')}`,
  ...row,
}))

const windows = events.map((row) => ({
  ...row,
  from: monthIndex(row.from_month),
  to: monthIndex(row.to_month),
}))

/** What all events together make of one baseline unit. */
export function eventFactor(good, customer, index) {
  let percent = 0
  for (const one of windows) {
    if (index < one.from || index > one.to) continue
    if (one.family && one.family !== good.family.code) continue
    if (one.item && one.item !== good.item) continue
    if (one.region && one.region !== customer.region) continue
    if (one.customer && one.customer !== customer.customer) continue
    percent += one.uplift_percent
  }
  return 1 + percent / 100
}
