/** Every migration, in order; a new workspace runs them all, so it equals one that grew up. */
import { workspace0001 } from './0001-workspace'
import { planArchive0002 } from './0002-plan-archive'
import { ownMeasures0003 } from './0003-own-measures'
import { journalCheckpoints0004 } from './0004-journal-checkpoints'
import { knowing0005 } from './0005-knowing'
import { demandPolicy0006 } from './0006-demand-policy'
import { dataQuality0007 } from './0007-data-quality'
import { identities0008 } from './0008-identities'
import { editedComments0009 } from './0009-edited-comments'
import type { Migration } from './migration'

export const migrations: readonly Migration[] = [
  workspace0001,
  planArchive0002,
  ownMeasures0003,
  journalCheckpoints0004,
  knowing0005,
  demandPolicy0006,
  dataQuality0007,
  identities0008,
  editedComments0009,
]
