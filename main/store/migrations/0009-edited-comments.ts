/** When a comment was last written anew by its author; null where it stands as it was first said. */
import type { Migration } from './migration'

export const editedComments0009: Migration = {
  version: 9,
  sql: 'ALTER TABLE comment ADD COLUMN edited_at TEXT;\n',
}
