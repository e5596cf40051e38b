import type { Scenario } from '@shared/contract/scenario-calls'
import { DriverEditor } from './driver-editor'
import { useAddDriver, usePlanned, useRemoveDriver, useReplaceDriver } from './scenario-queries'

/** The recorded drivers of a scenario; adding, changing and removing takes effect at once and can be undone. */
export function DriverList({ scenario: { scenario, drivers } }: { readonly scenario: Scenario }) {
  const add = useAddDriver()
  const replace = useReplaceDriver()
  const remove = useRemoveDriver()
  const { periods } = usePlanned(scenario)
  return (
    <div className="driver-popover">
      <DriverEditor
        scenario={scenario}
        drivers={drivers.map((one) => ({ key: one.driver, ...one }))}
        periods={periods}
        onAdd={(driver) => add.mutate({ scenario, driver })}
        onReplace={(driver, by) => replace.mutate({ scenario, driver, by })}
        onRemove={(driver) => remove.mutate({ scenario, driver })}
      />
    </div>
  )
}
