/** Semi-finished goods with what goes into one, and the materials that are bought. */
const assembly = (item, zh, en, category, resource, hoursPerUnit, site, parts) => ({
  item,
  zh,
  en,
  category,
  resource,
  hoursPerUnit,
  site,
  parts,
})
const board = (item, zh, en, hours, parts) =>
  assembly(item, zh, en, 'boards', 'W-SMT', hours, 'P02', [['RM-PCB', 1], ['RM-CAP', 1], ...parts])
const housing = (item, zh, en, hours, polypropylene, abs) =>
  assembly(item, zh, en, 'housings', 'W-MOULD', hours, 'P01', [
    ['RM-PP', polypropylene],
    ['RM-ABS', abs],
  ])
const sub = (item, zh, en, hours, parts) =>
  assembly(item, zh, en, 'subassemblies', 'C-SUB', hours, 'P02', parts)

export const assemblies = [
  board('SF-B01', '电饭煲控制板', 'Rice cooker control board', 0.0042, [
    ['RM-MCU02', 1],
    ['RM-DSP', 1],
  ]),
  board('SF-B02', 'IH功率控制板', 'IH power board', 0.0061, [
    ['RM-MCU02', 1],
    ['RM-DSP', 1],
    ['RM-IGB', 2],
  ]),
  board('SF-B03', '空气炸锅触控板（篮式）', 'Air fryer touch board, basket', 0.0048, [
    ['RM-MCU01', 1],
  ]),
  board('SF-B04', '空气炸锅触控板（可视）', 'Air fryer touch board, window', 0.0056, [
    ['RM-MCU01', 1],
    ['RM-DSP', 1],
  ]),
  board('SF-B05', '电水壶温控板', 'Kettle temperature board', 0.0022, [['RM-MCU02', 1]]),
  board('SF-B06', '养生壶控制板', 'Health pot control board', 0.0036, [
    ['RM-MCU02', 1],
    ['RM-DSP', 1],
  ]),
  board('SF-B07', '料理机驱动板', 'Blender drive board', 0.0041, [
    ['RM-MCU02', 1],
    ['RM-IGB', 1],
  ]),
  housing('SF-H01', '电饭煲外壳', 'Rice cooker housing', 0.021, 0.95, 0.35),
  housing('SF-H02', 'IH电饭煲外壳', 'IH rice cooker housing', 0.026, 1.25, 0.6),
  housing('SF-H03', '空气炸锅外壳', 'Air fryer housing', 0.025, 1.3, 0.5),
  housing('SF-H04', '空气炸烤箱外壳', 'Air fryer oven housing', 0.028, 1.0, 0.8),
  housing('SF-H05', '水壶底座与手柄', 'Kettle base and handle', 0.011, 0.42, 0.08),
  housing('SF-H06', '破壁机机身', 'High-speed blender body', 0.024, 0.8, 0.9),
  housing('SF-H07', '豆浆榨汁机身', 'Soy milk and juicer body', 0.02, 0.75, 0.45),
  sub('SF-A01', '发热盘组件', 'Heating plate assembly', 0.034, [
    ['RM-PLT', 1],
    ['RM-THM', 1],
    ['RM-SEN', 1],
    ['RM-ALU', 0.12],
  ]),
  sub('SF-A02', 'IH线圈盘组件', 'IH coil assembly', 0.058, [
    ['RM-CUW', 0.32],
    ['RM-FAN', 1],
    ['RM-SEN', 2],
    ['RM-ALU', 0.15],
  ]),
  sub('SF-A03', '热风组件', 'Hot-air assembly', 0.047, [
    ['RM-TUB', 1],
    ['RM-FAN', 1],
    ['RM-SEN', 1],
    ['RM-ALU', 0.22],
  ]),
  sub('SF-A04', '水壶加热底盘', 'Kettle heating base', 0.022, [
    ['RM-TUB', 1],
    ['RM-THM', 1],
    ['RM-ALU', 0.1],
  ]),
  sub('SF-A05', '电机刀组组件', 'Motor and blade assembly', 0.052, [
    ['RM-MOT', 1],
    ['RM-BLD', 1],
    ['RM-CUW', 0.06],
  ]),
  sub('SF-A06', '榨汁电机组件', 'Juicer motor assembly', 0.044, [
    ['RM-MOT', 1],
    ['RM-CUW', 0.05],
  ]),
]

const material = (item, zh, en, category, unit, cost, lotSize) => ({
  item,
  zh,
  en,
  category,
  unit,
  cost,
  lotSize,
})

export const materials = [
  material('RM-MCU01', '触控主控芯片', 'Touch controller chip', 'electronics', 'pcs', 9.8, 1000),
  material('RM-MCU02', '通用单片机', 'Standard microcontroller', 'electronics', 'pcs', 2.6, 1000),
  material('RM-IGB', 'IGBT功率管', 'IGBT power transistor', 'electronics', 'pcs', 6.4, 500),
  material('RM-CAP', '阻容套件', 'Capacitor and resistor kit', 'electronics', 'set', 3.2, 500),
  material('RM-PCB', '印制裸板', 'Bare printed circuit board', 'electronics', 'pcs', 2.8, 500),
  material('RM-SEN', '温度传感器', 'Temperature sensor', 'electronics', 'pcs', 1.1, 1000),
  material('RM-DSP', '显示模组', 'Display module', 'electronics', 'pcs', 6.5, 500),
  material('RM-ALU', '铝板', 'Aluminium sheet', 'metals', 'kg', 22.6, 1000),
  material('RM-SUS', '304不锈钢带', '304 stainless steel strip', 'metals', 'kg', 16.8, 1000),
  material('RM-POT', '不粘涂层内胆片材', 'Coated sheet for inner pots', 'metals', 'kg', 41.5, 200),
  material('RM-CUW', '漆包铜线', 'Enamelled copper wire', 'metals', 'kg', 72.5, 200),
  material('RM-PP', 'PP树脂', 'PP resin', 'plastics', 'kg', 9.2, 1000),
  material('RM-ABS', 'ABS树脂', 'ABS resin', 'plastics', 'kg', 13.4, 1000),
  material('RM-PCR', '食品级PC树脂', 'Food-grade PC resin', 'plastics', 'kg', 19.6, 500),
  material('RM-SIL', '硅胶密封圈', 'Silicone seal', 'plastics', 'pcs', 1.7, 1000),
  material('RM-TUB', '电热管', 'Heating tube', 'components', 'pcs', 6.3, 500),
  material('RM-PLT', '铸铝发热盘', 'Cast heating plate', 'components', 'pcs', 8.6, 500),
  material('RM-FAN', '散热风扇电机', 'Fan motor', 'components', 'pcs', 9.4, 500),
  material('RM-MOT', '串激电机', 'Universal motor', 'components', 'pcs', 23.5, 200),
  material('RM-BLD', '刀组', 'Blade set', 'components', 'set', 7.6, 500),
  material('RM-THM', '温控器', 'Thermostat', 'components', 'pcs', 2.4, 1000),
  material('RM-GLS', '高硼硅玻璃', 'Borosilicate glass', 'components', 'kg', 18.4, 200),
  material('RM-GLW', '钢化视窗玻璃', 'Tempered window glass', 'components', 'pcs', 6.1, 500),
  material('RM-CRD', '电源线组件', 'Power cord set', 'packaging', 'pcs', 4.1, 1000),
  material('RM-BOX', '彩箱与纸箱', 'Gift box and carton', 'packaging', 'set', 3.6, 1000),
  material('RM-EPS', '缓冲泡沫', 'Protective foam', 'packaging', 'kg', 11.8, 200),
  material('RM-MAN', '说明书与标签', 'Manual and labels', 'packaging', 'set', 0.9, 2000),
  material('RM-SCR', '紧固件包', 'Fastener kit', 'packaging', 'set', 0.8, 2000),
]
