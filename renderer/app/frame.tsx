/** The frame of the window: header above, navigation at the left, the screen in what is left. */
import { ConnectionBanner } from './connection-banner'
import { CurrentScreen } from './current-screen'
import './frame.css'
import { Header } from './header'
import { NavigationRail } from './navigation-rail'
import { ShortcutList } from './shortcut-list'
import { useShortcuts } from './use-shortcuts'

export function Frame() {
  const shortcuts = useShortcuts()
  return (
    <div className="frame">
      <Header />
      <NavigationRail />
      <main className="frame-screen">
        <ConnectionBanner />
        <CurrentScreen />
      </main>
      <ShortcutList open={shortcuts.listOpen} close={shortcuts.closeList} />
    </div>
  )
}
