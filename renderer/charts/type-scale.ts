/** How much larger than at the desk the type of a chart is. */
import { useEffect, useState } from 'react'

/** Of the text of a chart, in pixels, as charts.css has it. */
const usual = 11

/** Of the height of a projected picture, as projector.css has it. */
const share = 0.025

const now = (): number => (window.innerHeight * share) / usual

/** 1 at the desk; on a projector type grows with the picture, and what is drawn with the type. */
export function useTypeScale(large: boolean): number {
  const [scale, setScale] = useState(now)
  useEffect(() => {
    if (!large) return
    const resized = (): void => setScale(now())
    resized()
    window.addEventListener('resize', resized)
    return () => window.removeEventListener('resize', resized)
  }, [large])
  return large ? scale : 1
}
