/** Where a window was, and where it can be now: displays come and go between two starts. */

export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface WindowState extends Area {
  readonly maximised: boolean
}

export const smallest = { width: 960, height: 600 }
const usual = { width: 1440, height: 900 }
/** So much of the title bar must be on a display for a person to get hold of it. */
const grip = { width: 120, height: 32 }

/** Undefined for anything but what `JSON.stringify` made of a state. */
export function parseWindowState(text: string): WindowState | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  if (typeof value !== 'object' || value === null) return undefined
  const { x, y, width, height, maximised } = value as Record<keyof WindowState, unknown>
  if (!whole(x) || !whole(y) || !whole(width) || !whole(height)) return undefined
  return { x, y, width, height, maximised: maximised === true }
}

const whole = (value: unknown): value is number => Number.isInteger(value)

/** The last state where it still fits one of the work areas, the first of which is the main one; else centred there. */
export function fitToDisplays(
  last: WindowState | undefined,
  workAreas: readonly Area[],
): WindowState {
  const holder = last && workAreas.find((area) => holdsGrip(area, last))
  const [main] = workAreas
  if (last && holder) return { ...within(holder, last), maximised: last.maximised }
  const size = last ?? usual
  if (!main) return { x: 0, y: 0, ...usual, maximised: false }
  const width = Math.min(Math.max(size.width, smallest.width), main.width)
  const height = Math.min(Math.max(size.height, smallest.height), main.height)
  return {
    x: main.x + Math.floor((main.width - width) / 2),
    y: main.y + Math.floor((main.height - height) / 2),
    width,
    height,
    maximised: last?.maximised ?? false,
  }
}

function holdsGrip(area: Area, window: Area): boolean {
  const left = Math.max(area.x, window.x)
  const right = Math.min(area.x + area.width, window.x + window.width)
  return (
    right - left >= grip.width &&
    window.y >= area.y &&
    window.y + grip.height <= area.y + area.height
  )
}

function within(area: Area, window: Area): Area {
  const width = Math.min(Math.max(window.width, smallest.width), area.width)
  const height = Math.min(Math.max(window.height, smallest.height), area.height)
  // Narrower than it was, the part that could be reached may be gone.
  const leftmost = area.x + grip.width - width
  const rightmost = area.x + area.width - grip.width
  return { x: Math.min(Math.max(window.x, leftmost), rightmost), y: window.y, width, height }
}
