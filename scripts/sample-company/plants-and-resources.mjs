/** Where the company works: two plants, three warehouses, six resources. */
const site = (key, name_zh, name_en, kind) => ({ site: key, name_zh, name_en, kind })

export const sites = [
  site('P01', '宁波工厂', 'Ningbo plant', 'plant'),
  site('P02', '中山工厂', 'Zhongshan plant', 'plant'),
  site('W01', '嘉兴中心仓', 'Jiaxing warehouse', 'warehouse'),
  site('W02', '佛山中心仓', 'Foshan warehouse', 'warehouse'),
  site('W03', '廊坊中心仓', 'Langfang warehouse', 'warehouse'),
]

/**
 * `rate` is the cost of a regular hour. `peak` is the use of regular hours in the busiest of the next
 * twelve months if exactly the demand were made: only the air fryer line is meant to be short.
 */
const resource = (key, name_zh, name_en, at, kind, rate, overtimeRate, peak) => ({
  resource: key,
  name_zh,
  name_en,
  site: at,
  kind,
  rate,
  overtimeRate,
  peak,
})

export const resources = [
  resource('L-RC', '电饭煲总装线', 'Rice cooker line', 'P01', 'line', 980, 620, 0.84),
  resource('L-AF', '空气炸锅总装线', 'Air fryer line', 'P01', 'line', 1020, 680, 1.1),
  resource('W-MOULD', '注塑车间', 'Injection moulding shop', 'P01', 'work_centre', 165, 95, 0.85),
  resource('L-KB', '水壶料理机总装线', 'Kettle and blender line', 'P02', 'line', 860, 560, 0.84),
  resource('W-SMT', '贴片车间', 'Board assembly shop', 'P02', 'work_centre', 420, 260, 0.82),
  resource('C-SUB', '组件预装班组', 'Sub-assembly crew', 'P02', 'labour_pool', 48, 66, 0.85),
]

export const bottleneck = 'L-AF'

const served = (region, shares) =>
  Object.entries(shares).map(([at, share]) => ({ region, site: at, share }))

export const demandSourcing = [
  ...served('east', { W01: 1 }),
  ...served('north', { W01: 0.15, W03: 0.85 }),
  ...served('south', { W01: 0.1, W02: 0.9 }),
  ...served('west', { W02: 0.6, W03: 0.4 }),
  ...served('export', { W01: 0.65, W02: 0.35 }),
]
