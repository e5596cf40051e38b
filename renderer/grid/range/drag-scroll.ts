/** While something is dragged past an edge of the grid, the grid scrolls there: faster, the farther out. */
import type { GridHost } from '../grid-host'
import { figuresInSight, type GridFrame } from './cell-at-point'

const slowest = 4
const fastest = 60

const speed = (beyond: number): number =>
  beyond === 0 ? 0 : Math.sign(beyond) * Math.min(fastest, slowest + Math.abs(beyond) / 2)

const outside = (value: number, from: number, to: number): number =>
  value < from ? value - from : value > to ? value - to : 0

export class DragScroll {
  private frameId = 0
  private point = { x: 0, y: 0 }

  constructor(
    private readonly frame: GridFrame,
    private readonly host: GridHost,
    /** Called after each step. */
    private readonly moved: () => void,
  ) {}

  /** The pointer is here now. */
  at(x: number, y: number): void {
    this.point = { x, y }
    if (this.frameId === 0 && this.step() !== null) this.next()
  }

  stop(): void {
    cancelAnimationFrame(this.frameId)
    this.frameId = 0
  }

  private step(): { readonly x: number; readonly y: number } | null {
    const seen = figuresInSight(this.frame, this.host)
    const x = speed(outside(this.point.x, seen.left, seen.right))
    const y = speed(outside(this.point.y, seen.top, seen.bottom))
    return x === 0 && y === 0 ? null : { x, y }
  }

  private next(): void {
    this.frameId = requestAnimationFrame(() => {
      this.frameId = 0
      const step = this.step()
      if (!step) return
      this.frame.viewport.scrollLeft += step.x
      this.frame.viewport.scrollTop += step.y
      this.moved()
      this.next()
    })
  }
}
