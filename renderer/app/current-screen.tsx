import { Suspense, useEffect } from 'react'
import { Loading } from '../ui/loading'
import { ScreenBoundary } from './screen-boundary'
import { readScreensAhead, screenCode } from './screen-code'
import { useViewState } from './view-state'

/** The chosen screen; one that fails leaves the others usable. */
export function CurrentScreen() {
  const screen = useViewState((state) => state.screen)
  useEffect(readScreensAhead, [])
  const Shown = screenCode[screen]
  return (
    <ScreenBoundary key={screen}>
      <Suspense fallback={<Loading />}>
        <Shown />
      </Suspense>
    </ScreenBoundary>
  )
}
