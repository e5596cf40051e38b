import { useState } from 'react'
import { useLatestSnapshot, usePlannedSnapshot } from '../../app/app-queries'
import { ComparisonDrawer } from '../comparison/comparison-drawer'
import { ConnectionsPanel } from './connections-panel'
import './data-screen.css'
import { FindingsPanel } from './findings-panel'
import { PullPanel } from './pull-panel'
import { SnapshotsPanel } from './snapshots-panel'

/** Where the data comes from, how the last pull went, and what was found wrong in it. */
export function DataScreen() {
  const latest = useLatestSnapshot()
  const planned = usePlannedSnapshot()
  const [chosen, setChosen] = useState<string>()
  const shown = chosen ?? latest?.snapshot
  return (
    <div className="data-screen">
      <div className="data-column">
        <ConnectionsPanel />
        <SnapshotsPanel current={planned?.snapshot} shown={shown} choose={setChosen} />
      </div>
      <div className="data-column">
        <PullPanel onStart={() => setChosen(undefined)} />
        <FindingsPanel snapshot={shown} />
      </div>
      <ComparisonDrawer />
    </div>
  )
}
