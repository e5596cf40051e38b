/** Processor time of a frame while the grid scrolls, down and up; not a frame may miss a row. */
import type { Measurement, Runs } from '../measurement'
import { runInTurn } from '../run-in-turn'
import { median } from '../summarise-runs'
import type { Workroom } from '../workroom'
import { gridPages } from './open-grid-page'

const runs = 6
const frames = 40

async function scrolled(room: Workroom, pixels: number): Promise<Runs> {
  const { page, spent } = await (await gridPages(room)).open()
  await page.evaluate(() => window.bench.open())
  // Away from the first rows, so that both ways go equally far.
  await page.evaluate(([by, count]) => window.bench.scroll(by, count, 'scrollTop'), [
    pixels,
    frames * 2,
  ] as const)
  const along = (by: number, axis: 'scrollTop' | 'scrollLeft') => () =>
    page.evaluate(([step, count, which]) => window.bench.scroll(step, count, which), [
      by,
      frames,
      axis,
    ] as const)
  const sideways: number[] = []
  const measured = await runInTurn(
    { runs, warmUps: 2 },
    async (run) => {
      const way = run % 2 === 0 ? 1 : -1
      sideways.push((await spent(along((way * pixels) / 2, 'scrollLeft'))) / frames)
      return (await spent(along(way * pixels, 'scrollTop'))) / frames
    },
    async () =>
      (await spent(() =>
        page.evaluate(([by, count]) => window.bench.plainScroll(by, count), [
          pixels,
          frames,
        ] as const),
      )) / frames,
  )
  for (const way of [1, -1]) {
    const blank = await page.evaluate(([by, count]) => window.bench.blankFrames(by, count), [
      way * pixels,
      frames,
    ] as const)
    if (blank > 0) throw new Error(`${blank} of ${frames} frames missed rows at ${pixels} px`)
  }
  const across = `${Number(median(sideways).toPrecision(3))} ms sideways`
  return {
    ...measured,
    size: `10,000 plan lines, 12 measures, 36 months, ${pixels} px a frame, down and up; ${across}`,
  }
}

const reference = 'lines of plain text scrolled alike in the same page'

export const gridScrollFrame: Measurement = {
  name: 'grid.scroll-frame',
  unit: 'ms',
  reference,
  run: (room) => scrolled(room, 60),
}

export const gridFlingFrame: Measurement = {
  name: 'grid.fling-frame',
  unit: 'ms',
  reference,
  run: (room) => scrolled(room, 600),
}
