/** What can be done to a workspace without opening it for planning. */
export { initWorkspace } from '@main/services/workspace/init-workspace'
export { verifyWorkspace } from '@main/services/workspace/verify-workspace'
