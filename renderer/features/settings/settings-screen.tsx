import { AppearancePanel } from './appearance-panel'
import { ConsensusPanel } from './consensus-panel'
import { MeasuresPanel } from './measures-panel'
import { PeoplePanel } from './people-panel'
import { PlacesPanel } from './places-panel'
import { PolicyPanel } from './policy-panel'
import { ProgramPanel } from './program-panel'
import { ReasonsPanel } from './reasons-panel'
import './settings-screen.css'

export const SettingsScreen = () => (
  <div className="settings-screen">
    <div className="panel-flow">
      <AppearancePanel />
      <PlacesPanel />
      <ProgramPanel />
      <PeoplePanel />
      <PolicyPanel />
      <ReasonsPanel />
    </div>
    <div className="settings-tables">
      <ConsensusPanel />
      <MeasuresPanel />
    </div>
  </div>
)
