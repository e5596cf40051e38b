import { closeConnection, latestDemandPolicy, openWorkspaceForReading } from '@main/store/reading'
import { type DemandPolicy, defaultDemandPolicy } from '@shared/model/demand-policy'

/** How a workspace counts and weighs demand, as it stands when asked. */
export const demandPolicyOf = (workspace: string) => (): DemandPolicy => {
  const db = openWorkspaceForReading(workspace)
  try {
    return latestDemandPolicy(db)?.policy ?? defaultDemandPolicy
  } finally {
    closeConnection(db)
  }
}
