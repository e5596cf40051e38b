/** What can be done to a workspace without opening it for planning. */
export { initWorkspace } from '@main/services/workspace/init-workspace'
export { languageOfWorkspace } from '@main/services/workspace/settings-service'
export { verifyWorkspace } from '@main/services/workspace/verify-workspace'
