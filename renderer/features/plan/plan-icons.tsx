/** The few signs of the plan's toolbar. */
const paths = {
  undo: 'M6 3 2.5 6.5 6 10M3 6.5h6.5a4 4 0 0 1 0 8H6',
  redo: 'm10 3 3.5 3.5L10 10M13 6.5H6.5a4 4 0 0 0 0 8H10',
  side_by_side: 'M2 3h12v10H2zM8 3v10',
  stacked: 'M2 3h12v10H2zM2 8h12',
  demand: 'M2 3h12v10H2zM5 10V7M8 10V5.5M11 10V8',
  supply: 'M2 3h12v10H2zM4.5 9.5 7 7l2 1.5 3-3.5',
  resource: 'M2 3h12v10H2zM4.5 10.5v-2h2v2M9 10.5v-5h2.5v5',
  finance:
    'M2 3h12v10H2zM8 5v6M10 6.5c-.5-.6-1.2-.7-2-.7-1.2 0-2 .4-2 1.1 0 1.6 4 .7 4 2.3 0 .7-.8 1.1-2 1.1-.9 0-1.6-.2-2.1-.8',
  chart: 'M2.5 2.5v11h11M5 10.5l2.5-3 2 1.5L13 5',
  gap: 'M2 8h12M4.5 8v3.5M8 8V4M11.5 8v2',
  families: 'M2 3.5h3M2 8h3M2 12.5h3M7.5 3.5H14M7.5 8H14M7.5 12.5H14',
  lock: 'M3.5 7.5h9v6h-9zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5',
  preview:
    'M1.5 8s2.4-4 6.5-4 6.5 4 6.5 4-2.4 4-6.5 4-6.5-4-6.5-4M8 6.2a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 0 1 0-3.6',
  worklist: 'M2.5 4 3.5 5 5.5 2.8M2.5 8.5l1 1 2-2.2M2.5 13l1 1 2-2.2M8 4h6M8 8.5h6M8 13h6',
  forecast: 'M2 12.5l3-4 2.5 2L10 6M10 6l4-3M10 6l4 2.5',
  why: 'M5.5 6a2.5 2.5 0 1 1 3.6 2.2c-.7.4-1.1.8-1.1 1.8M8 12.6v.2',
  pin: 'M6 2.5h4M6.7 2.5v4L4.5 9.5h7L9.3 6.5v-4M8 9.5v4.5',
  picture: 'M2 3h12v10H2zM2 11l3.5-3.5 3 3 2-2 3.5 3M10.5 5.8h.01',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  plus: 'M8 3v10M3 8h10',
  close: 'm4.5 4.5 7 7m0-7-7 7',
} as const

export type PlanIconName = keyof typeof paths

export const PlanIcon = ({ name }: { readonly name: PlanIconName }) => (
  <svg
    width="14"
    height="14"
    viewBox="0 0 16 16"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.4"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
    className="plan-icon"
  >
    <path d={paths[name]} />
  </svg>
)
