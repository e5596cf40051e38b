/**
 * Four families of finished goods, three categories each; a category is sold in two series and three sizes.
 * `parts` are [component, quantity for the middle size, grows with size].
 */
const packed = [
  ['RM-CRD', 1, false],
  ['RM-BOX', 1, false],
  ['RM-EPS', 0.16, true],
  ['RM-MAN', 1, false],
  ['RM-SCR', 1, false],
]
const fixed = (component, quantity = 1) => [component, quantity, false]
const growing = (component, quantity) => [component, quantity, true]

const category = (code, zh, en, series, sizes, weight, parts) => ({
  code,
  zh,
  en,
  series,
  sizes,
  weight,
  parts: [...parts, ...packed],
})

export const finishedFamilies = [
  {
    code: 'rice_cooker',
    prefix: 'RC',
    zh: '电饭煲',
    en: 'Rice cookers',
    site: 'P01',
    line: 'L-RC',
    hoursPerUnit: 0.0165,
    pack: 4,
    share: 0.33,
    categories: [
      category(
        'rc_smart',
        '智能电饭煲',
        'Smart rice cooker',
        [
          ['谷语', 'Guyu'],
          ['禾香', 'Hexiang'],
        ],
        ['3L', '4L', '5L'],
        5,
        [
          fixed('SF-B01'),
          fixed('SF-H01'),
          fixed('SF-A01'),
          growing('RM-POT', 0.42),
          fixed('RM-SIL', 1),
        ],
      ),
      category(
        'rc_ih',
        'IH电饭煲',
        'IH rice cooker',
        [
          ['金釜', 'Jinfu'],
          ['匠煮', 'Jiangzhu'],
        ],
        ['3L', '4L', '5L'],
        4,
        [
          fixed('SF-B02'),
          fixed('SF-H02'),
          fixed('SF-A02'),
          growing('RM-POT', 0.78),
          fixed('RM-SIL', 1),
        ],
      ),
      category(
        'rc_mini',
        '迷你电饭煲',
        'Mini rice cooker',
        [
          ['小禾', 'Xiaohe'],
          ['一人食', 'Solo'],
        ],
        ['1.2L', '1.6L', '2L'],
        2,
        [
          fixed('SF-B01'),
          fixed('SF-H01'),
          fixed('SF-A01'),
          growing('RM-POT', 0.26),
          fixed('RM-SIL', 1),
        ],
      ),
    ],
  },
  {
    code: 'air_fryer',
    prefix: 'AF',
    zh: '空气炸锅',
    en: 'Air fryers',
    site: 'P01',
    line: 'L-AF',
    hoursPerUnit: 0.0185,
    pack: 4,
    share: 0.31,
    categories: [
      category(
        'af_basket',
        '篮式空气炸锅',
        'Basket air fryer',
        [
          ['轻脆', 'Qingcui'],
          ['炸鲜', 'Zhaxian'],
        ],
        ['3.5L', '4.5L', '6L'],
        4,
        [fixed('SF-B03'), fixed('SF-H03'), fixed('SF-A03'), growing('RM-ALU', 0.6)],
      ),
      category(
        'af_window',
        '可视空气炸锅',
        'Window air fryer',
        [
          ['透心脆', 'Clearcrisp'],
          ['看见', 'Kanjian'],
        ],
        ['4.5L', '5.5L', '7L'],
        4,
        [
          fixed('SF-B04'),
          fixed('SF-H03'),
          fixed('SF-A03'),
          growing('RM-ALU', 0.65),
          fixed('RM-GLW'),
        ],
      ),
      category(
        'af_oven',
        '空气炸烤箱',
        'Air fryer oven',
        [
          ['焙享', 'Beixiang'],
          ['炙匠', 'Zhijiang'],
        ],
        ['12L', '16L', '20L'],
        2.5,
        [
          fixed('SF-B04'),
          fixed('SF-H04'),
          fixed('SF-A03'),
          growing('RM-SUS', 1.9),
          fixed('RM-GLW', 2),
        ],
      ),
    ],
  },
  {
    code: 'kettle',
    prefix: 'KT',
    zh: '电水壶',
    en: 'Kettles',
    site: 'P02',
    line: 'L-KB',
    hoursPerUnit: 0.0105,
    pack: 12,
    share: 0.2,
    categories: [
      category(
        'kt_steel',
        '不锈钢电水壶',
        'Steel kettle',
        [
          ['泉涌', 'Quanyong'],
          ['沸点', 'Feidian'],
        ],
        ['1.5L', '1.7L', '2L'],
        4,
        [
          fixed('SF-B05'),
          fixed('SF-H05'),
          fixed('SF-A04'),
          growing('RM-SUS', 0.7),
          fixed('RM-SIL', 1),
        ],
      ),
      category(
        'kt_glass',
        '玻璃电水壶',
        'Glass kettle',
        [
          ['清漾', 'Qingyang'],
          ['晶泉', 'Jingquan'],
        ],
        ['1.2L', '1.5L', '1.8L'],
        3,
        [
          fixed('SF-B05'),
          fixed('SF-H05'),
          fixed('SF-A04'),
          growing('RM-GLS', 0.6),
          fixed('RM-SIL', 1),
        ],
      ),
      category(
        'kt_health',
        '养生壶',
        'Health pot',
        [
          ['煮时光', 'Zhushiguang'],
          ['草本集', 'Caobenji'],
        ],
        ['0.8L', '1.2L', '1.5L'],
        3.5,
        [
          fixed('SF-B06'),
          fixed('SF-H05'),
          fixed('SF-A04'),
          growing('RM-GLS', 0.72),
          fixed('RM-SIL', 2),
        ],
      ),
    ],
  },
  {
    code: 'blender',
    prefix: 'BL',
    zh: '料理机',
    en: 'Blenders',
    site: 'P02',
    line: 'L-KB',
    hoursPerUnit: 0.0145,
    pack: 6,
    share: 0.16,
    categories: [
      category(
        'bl_high',
        '破壁机',
        'High-speed blender',
        [
          ['破晓', 'Poxiao'],
          ['细研', 'Xiyan'],
        ],
        ['1.2L', '1.5L', '1.75L'],
        4,
        [
          fixed('SF-B07'),
          fixed('SF-H06'),
          fixed('SF-A05'),
          growing('RM-GLS', 1.05),
          fixed('RM-SIL', 2),
        ],
      ),
      category(
        'bl_soy',
        '豆浆机',
        'Soy milk maker',
        [
          ['豆研', 'Douyan'],
          ['晨磨', 'Chenmo'],
        ],
        ['0.8L', '1.2L', '1.5L'],
        3,
        [
          fixed('SF-B07'),
          fixed('SF-H07'),
          fixed('SF-A05'),
          growing('RM-SUS', 0.8),
          fixed('RM-SIL', 1),
        ],
      ),
      category(
        'bl_juicer',
        '榨汁机',
        'Juicer',
        [
          ['鲜榨', 'Xianzha'],
          ['慢沁', 'Manqin'],
        ],
        ['0.6L', '1L', '1.5L'],
        2,
        [fixed('SF-H07'), fixed('SF-A06'), growing('RM-PCR', 0.7), fixed('RM-SIL', 2)],
      ),
    ],
  },
]
