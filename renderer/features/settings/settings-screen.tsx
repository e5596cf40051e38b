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
    <div className="settings-columns">
      <div className="settings-column">
        <AppearancePanel />
        <PlacesPanel />
        <ProgramPanel />
      </div>
      <div className="settings-column">
        <PeoplePanel />
        <PolicyPanel />
        <ReasonsPanel />
      </div>
      <ConsensusPanel />
      <MeasuresPanel />
    </div>
  </div>
)
