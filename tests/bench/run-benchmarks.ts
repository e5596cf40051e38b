/** `npm run -s bench [-- NAME…]`: one JSON line a measurement. Each has a process of its own, so that none inherits another's memory. */
import { spawnSync } from 'node:child_process'
import { allMeasurements } from './all-measurements'
import type { Measurement } from './measurement'
import { summariseRuns } from './summarise-runs'
import { inWorkroom, sharedVariable } from './workroom'

const wrongUse = 2

async function measure(measurement: Measurement): Promise<void> {
  const runs = await inWorkroom((room) => measurement.run(room))
  console.log(JSON.stringify(summariseRuns(measurement, runs)))
}

/** Status 0 where all succeeded. */
async function measureApart(measurements: readonly Measurement[]): Promise<number> {
  return inWorkroom(async (room) => {
    const env = { [sharedVariable]: await room.folder(), ...process.env }
    let status = 0
    for (const { name } of measurements) {
      const child = spawnSync(process.execPath, [__filename, name], { stdio: 'inherit', env })
      if (child.status !== 0) status = 1
    }
    return status
  })
}

async function run(names: readonly string[]): Promise<number> {
  const known = new Map(allMeasurements.map((measurement) => [measurement.name, measurement]))
  const unknown = names.filter((name) => !known.has(name))
  if (unknown.length > 0) {
    console.error(
      `No measurement is named ${unknown.join(', ')}. There are: ${[...known.keys()].join(', ')}`,
    )
    return wrongUse
  }
  const wanted = names.length > 0 ? names.flatMap((name) => known.get(name) ?? []) : allMeasurements
  const [only] = wanted
  if (wanted.length > 1 || !only) return measureApart(wanted)
  await measure(only)
  return 0
}

run(process.argv.slice(2)).then(
  (status) => {
    process.exitCode = status
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.stack : error)
    process.exitCode = 1
  },
)
