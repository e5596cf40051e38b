/** A window that shows nothing but the projector. */
import { useFollowDesk } from './projector-link'
import { ProjectorView } from './projector-view'

export function ProjectorWindow() {
  useFollowDesk()
  return <ProjectorView second />
}
