/** The frame of the window: header above, navigation at the left, the screen in what is left. */
import { lazy, Suspense } from 'react'
import { useProjectorMode } from '../features/projector/use-projector-mode'
import { ConnectionBanner } from './connection-banner'
import { CurrentScreen } from './current-screen'
import './frame.css'
import { Header } from './header'
import { NavigationRail } from './navigation-rail'
import { ShortcutList } from './shortcut-list'
import { useMenuReturn } from './use-menu-return'
import { usePalette } from './use-palette'
import { useShortcuts } from './use-shortcuts'

const CommandPalette = lazy(async () => {
  const { CommandPalette } = await import('../features/palette/command-palette')
  return { default: CommandPalette }
})

const ProjectorView = lazy(async () => {
  const { ProjectorView } = await import('../features/projector/projector-view')
  return { default: ProjectorView }
})

export function Frame() {
  const shortcuts = useShortcuts()
  const projecting = useProjectorMode()
  const palette = usePalette()
  useMenuReturn()
  return (
    <>
      {/* What lies behind the projector keeps its place and hears no keys. */}
      <div className="frame" inert={projecting}>
        <Header />
        <NavigationRail />
        <main className="frame-screen">
          <ConnectionBanner />
          <CurrentScreen />
        </main>
        <ShortcutList open={shortcuts.listOpen} close={shortcuts.closeList} />
      </div>
      {palette.open ? (
        <Suspense fallback={null}>
          <CommandPalette before={palette.before} close={palette.close} />
        </Suspense>
      ) : null}
      {projecting ? (
        <Suspense fallback={null}>
          <ProjectorView />
        </Suspense>
      ) : null}
    </>
  )
}
