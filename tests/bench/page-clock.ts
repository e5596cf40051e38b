/** Times taken inside a page, by its own frames. */
import type { Page } from 'playwright'

export interface Watched {
  /** From the key's own time to the frame. */
  milliseconds(): Promise<number>
}

/** Watches from the next Enter on, until a frame in which every cell's text is another than now. */
export async function framesUntilChanged(
  page: Page,
  selectors: readonly string[],
): Promise<Watched> {
  const watch = await page.evaluateHandle((wanted) => {
    const texts = (): string[] =>
      wanted.map((selector) => document.querySelector(selector)?.textContent ?? '')
    const before = texts()
    const allChanged = (): boolean => texts().every((text, cell) => text !== before[cell])
    const changed = new Promise<number>((resolve) => {
      const onEnter = (event: KeyboardEvent): void => {
        if (event.key !== 'Enter') return
        removeEventListener('keydown', onEnter, true)
        const look = (): void => {
          if (allChanged()) resolve(performance.now() - event.timeStamp)
          else requestAnimationFrame(look)
        }
        requestAnimationFrame(look)
      }
      addEventListener('keydown', onEnter, true)
    })
    // Wrapped: a promise by itself would be waited for here.
    return { changed }
  }, selectors)
  return {
    async milliseconds() {
      try {
        return await watch.evaluate(({ changed }) => changed)
      } finally {
        await watch.dispose()
      }
    },
  }
}

/** From a text written into the page to the frame that shows it. */
export const frameRoundTrip = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const line = document.createElement('p')
        line.style.position = 'fixed'
        document.body.append(line)
        const begun = performance.now()
        line.textContent = String(begun)
        requestAnimationFrame(() => {
          resolve(performance.now() - begun)
          line.remove()
        })
      }),
  )
