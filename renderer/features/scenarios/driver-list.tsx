import type { Scenario } from '@shared/contract/scenario-calls'
import { DriverEditor } from './driver-editor'
import { useAddDriver, usePlannedPeriods, useRemoveDriver } from './scenario-queries'

/** The recorded drivers of a scenario; adding and removing takes effect at once and can be undone. */
export function DriverList({ scenario }: { readonly scenario: Scenario }) {
  const add = useAddDriver()
  const remove = useRemoveDriver()
  const periods = usePlannedPeriods(scenario.scenario)
  return (
    <div className="driver-popover">
      <DriverEditor
        drivers={scenario.drivers.map((one) => ({ key: one.driver, ...one }))}
        periods={periods}
        onAdd={(driver) => add.mutate({ scenario: scenario.scenario, driver })}
        onRemove={(driver) => remove.mutate({ scenario: scenario.scenario, driver })}
      />
    </div>
  )
}
