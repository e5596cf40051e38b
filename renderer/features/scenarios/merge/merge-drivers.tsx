import type { MergeDriver } from '@shared/contract/compare-calls'
import { useTranslation } from 'react-i18next'
import { useDriverText } from '../driver-words'
import { MergeChoice, MergeOrigin, type MergeUnitProps } from './merge-unit-parts'

type MergeDriversProps = Omit<MergeUnitProps, 'unit' | 'label'> & {
  readonly drivers: readonly MergeDriver[]
}

/** Drivers that the scenario added or took off. */
export function MergeDrivers({ drivers, ...shared }: MergeDriversProps) {
  const { t } = useTranslation()
  const text = useDriverText()
  return (
    <ul className="merge-drivers">
      {drivers.map((unit) => {
        const driver = unit.theirs ?? unit.fork
        const label = driver ? text(driver.assumption) : unit.unit
        return (
          <li key={unit.unit} className={`merge-${unit.state}`}>
            <span>
              {t(unit.theirs ? 'scenarios.mergeDriverAdded' : 'scenarios.mergeDriverRemoved')}{' '}
              {label}
              {driver?.note ? <small className="merge-origin">{driver.note}</small> : null}
              <MergeOrigin of={unit.theirsBy} />
              <MergeOrigin of={unit.oursBy} />
            </span>
            <MergeChoice unit={unit} label={label} {...shared} />
          </li>
        )
      })}
    </ul>
  )
}
