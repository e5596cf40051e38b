/** Line icons on a 20 × 20 grid, drawn in the colour of the text around them. */
const paths = {
  plan: 'M3 4h14v12H3zM3 8h14M3 12h14M8 4v12',
  compare: 'M4 4h4.5v12H4zM11.5 4H16v12h-4.5zM10 2.5v15',
  layers: 'M10 3 2.500 7 10 11l7.500-4zM2.500 10 10 14l7.500-4M2.500 13 10 17l7.500-4',
  indicators: 'M3 16.5h14M5 16.5V11M9 16.5V6M13 16.5V9M17 16.5V4',
  decisions: 'M5 2.5h7l3.5 3.5v11.5H5zM12 2.5V6h3.5M7.5 11.5l2 2 3.5-4',
  publishing: 'M17 3 9 11M17 3l-5 14-3-6-6-3z',
  data: 'M4 5c0-1.4 2.7-2.5 6-2.5s6 1.1 6 2.5-2.7 2.5-6 2.5S4 6.4 4 5zM4 5v10c0 1.4 2.7 2.5 6 2.5s6-1.1 6-2.5V5M4 10c0 1.4 2.7 2.5 6 2.5s6-1.1 6-2.5',
  quality:
    'M10 2.5l6.500 2.500v4.500c0 4-2.700 6.800-6.500 8-3.800-1.200-6.500-4-6.500-8V5zM7 10l2.200 2.200L13.200 8',
  settings: 'M3 5.5h7M14 5.5h3M3 10h2M9 10h8M3 14.5h8M15 14.5h2M12 3.5v4M7 8v4M13 12.5v4',
  person: 'M10 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM4 17c.500-3.3 2.9-5 6-5s5.5 1.7 6 5',
  light:
    'M10 13.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM10 2v1.5M10 16.5V18M2 10h1.5M16.5 10H18M4.3 4.3l1.1 1.1M14.6 14.6l1.1 1.1M4.3 15.7l1.1-1.1M14.6 5.4l1.1-1.1',
  dark: 'M16.5 11.8A7 7 0 0 1 8.2 3.5a7 7 0 1 0 8.3 8.3z',
  down: 'M4 7l6 6 6-6',
  up: 'M4 13l6-6 6 6',
  pull: 'M10 3v9M6 8.5l4 4 4-4M3.5 16.5h13',
  more: 'M4.5 10h.01M10 10h.01M15.5 10h.01',
  add: 'M10 4v12M4 10h12',
  remove: 'M5 5l10 10M15 5L5 15',
  copy: 'M7 7h9.5v9.5H7zM4.5 13H3.5V3.5H13v1',
} as const

export type IconName = keyof typeof paths

interface IconProps {
  readonly name: IconName
  readonly size?: number
}

export const Icon = ({ name, size = 16 }: IconProps) => (
  <svg
    className={name === 'more' ? 'icon icon-dots' : 'icon'}
    width={size}
    height={size}
    viewBox="0 0 20 20"
    aria-hidden="true"
  >
    <path d={paths[name]} />
  </svg>
)
