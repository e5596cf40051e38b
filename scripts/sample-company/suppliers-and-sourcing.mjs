import { assemblies, materials } from './assemblies-and-materials.mjs'
import { rounded } from './numbers-and-lists.mjs'

const s = (supplier, name_zh, name_en, country, currency, payment_days) => ({
  supplier,
  name_zh,
  name_en,
  country,
  currency,
  payment_days,
})

export const suppliers = [
  s('S01', '无锡芯澜微电子', 'Xinlan Microelectronics (Wuxi)', 'CN', 'CNY', 60),
  s('S02', '红隼半导体（槟城）', 'Kestrel Ridge Semiconductor (Penang)', 'MY', 'USD', 45),
  s('S03', '苏州禾光电子', 'Heguang Electronics (Suzhou)', 'CN', 'CNY', 60),
  s('S04', '东莞粤格电路', 'Yuege Circuits (Dongguan)', 'CN', 'CNY', 60),
  s('S05', '芜湖皖屿铝业', 'Wanyu Aluminium (Wuhu)', 'CN', 'CNY', 30),
  s('S06', '佛山联澄不锈钢', 'Liancheng Stainless (Foshan)', 'CN', 'CNY', 30),
  s('S07', '宁波海澈塑料', 'Haiche Plastics (Ningbo)', 'CN', 'CNY', 30),
  s('S08', '韩松高分子', 'Hansong Polymers', 'KR', 'USD', 45),
  s('S09', '杭州热峰电热', 'Refeng Heating Elements (Hangzhou)', 'CN', 'CNY', 60),
  s('S10', '常州驰越电机', 'Chiyue Motors (Changzhou)', 'CN', 'CNY', 60),
  s('S11', '淄博晶岚玻璃', 'Jinglan Glass (Zibo)', 'CN', 'CNY', 45),
  s('S12', '中山裕和包装', 'Yuhe Packaging (Zhongshan)', 'CN', 'CNY', 45),
  s('S13', '余姚联讯线缆五金', 'Lianxun Cable and Hardware (Yuyao)', 'CN', 'CNY', 45),
  s('S14', '莱茵维克电机', 'Rheinwerk Motoren', 'DE', 'EUR', 60),
]

/** Item: [site, supplier, lead time in days, share, price against standard]. */
const bought = {
  'RM-MCU01': [['P02', 'S02', 110, 1, 1]],
  'RM-MCU02': [['P02', 'S01', 40, 1, 1]],
  'RM-IGB': [['P02', 'S01', 45, 1, 1]],
  'RM-CAP': [
    ['P02', 'S03', 25, 0.6, 1],
    ['P02', 'S04', 20, 0.4, 1.02],
  ],
  'RM-PCB': [
    ['P02', 'S04', 20, 0.7, 1],
    ['P02', 'S03', 25, 0.3, 1.03],
  ],
  'RM-SEN': [['P02', 'S03', 25, 1, 1]],
  'RM-DSP': [['P02', 'S03', 35, 1, 1]],
  'RM-ALU': [
    ['P01', 'S05', 18, 0.65, 1],
    ['P02', 'S05', 22, 0.35, 1.02],
  ],
  'RM-SUS': [
    ['P02', 'S06', 15, 0.7, 1],
    ['P01', 'S06', 20, 0.3, 1.02],
  ],
  'RM-POT': [['P01', 'S05', 25, 1, 1]],
  'RM-CUW': [['P02', 'S13', 14, 1, 1]],
  'RM-PP': [
    ['P01', 'S07', 12, 0.7, 1],
    ['P01', 'S08', 38, 0.3, 0.96],
  ],
  'RM-ABS': [
    ['P01', 'S07', 12, 0.6, 1],
    ['P01', 'S08', 38, 0.4, 0.96],
  ],
  'RM-PCR': [['P02', 'S07', 18, 1, 1]],
  'RM-SIL': [
    ['P01', 'S13', 12, 0.35, 1],
    ['P02', 'S13', 15, 0.65, 1],
  ],
  'RM-TUB': [['P02', 'S09', 22, 1, 1]],
  'RM-PLT': [['P02', 'S09', 25, 1, 1]],
  'RM-FAN': [['P02', 'S10', 28, 1, 1]],
  'RM-MOT': [
    ['P02', 'S10', 30, 0.75, 1],
    ['P02', 'S14', 70, 0.25, 1.06],
  ],
  'RM-BLD': [['P02', 'S10', 25, 1, 1]],
  'RM-THM': [['P02', 'S09', 20, 1, 1]],
  'RM-GLS': [['P02', 'S11', 28, 1, 1]],
  'RM-GLW': [['P01', 'S11', 28, 1, 1]],
  'RM-CRD': [
    ['P01', 'S13', 15, 0.48, 1],
    ['P02', 'S13', 18, 0.52, 1],
  ],
  'RM-BOX': [
    ['P01', 'S12', 10, 0.48, 1],
    ['P02', 'S12', 8, 0.52, 1],
  ],
  'RM-EPS': [
    ['P01', 'S12', 10, 0.48, 1],
    ['P02', 'S12', 8, 0.52, 1],
  ],
  'RM-MAN': [
    ['P01', 'S12', 10, 0.48, 1],
    ['P02', 'S12', 8, 0.52, 1],
  ],
  'RM-SCR': [
    ['P01', 'S13', 12, 0.48, 1],
    ['P02', 'S13', 14, 0.52, 1],
  ],
}

/** One moulded part is also bought, because the moulds of its second supplier were paid years ago. */
const boughtAsWell = { 'SF-H05': ['S07', 21, 0.2, 1.12] }

const madeLeadTimes = { boards: 6, housings: 4, subassemblies: 5 }
const finishedLeadTime = 7

export function leadTimeOf(item) {
  if (bought[item]) return Math.max(...bought[item].map((row) => row[2]))
  const assembly = assemblies.find((made) => made.item === item)
  return assembly ? madeLeadTimes[assembly.category] : finishedLeadTime
}

export function sourcingRows(goods, costOf) {
  const made = (item, site, share) => ({
    item,
    site,
    source: 'make',
    lead_time_days: leadTimeOf(item),
    share,
    unit_cost: costOf.get(item),
  })
  const from = (item, [site, supplier, lead_time_days, share, factor]) => ({
    item,
    site,
    source: supplier,
    supplier,
    lead_time_days,
    share,
    unit_cost: rounded(costOf.get(item) * factor),
  })
  return [
    ...goods.map((good) => made(good.item, good.family.site, 1)),
    ...assemblies.flatMap(({ item, site }) => {
      const second = boughtAsWell[item]
      if (!second) return [made(item, site, 1)]
      return [made(item, site, rounded(1 - second[2])), from(item, [site, ...second])]
    }),
    ...materials.flatMap(({ item }) => bought[item].map((row) => from(item, row))),
  ]
}
