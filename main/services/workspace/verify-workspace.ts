/** Goes through every file of a workspace and names what is damaged or lost. Changes nothing, and may run beside an open window. */
import {
  atOneMoment,
  checkArchive,
  checkCheckpoints,
  checkDecisions,
  checkFile,
  checkJournal,
  checkMark,
  checkOutbox,
  checkSchema,
  checkTables,
  closeConnection,
  type IndexedSnapshot,
  listSnapshots,
  openWorkspaceForReading,
  type ReadConnection,
  readWorkspaceMark,
  verifySnapshot,
  wordsOf,
} from '@main/store/reading'
import { EvenkeelError } from '@shared/contract/error-codes'

export interface Check {
  /** `file`, `schema`, `tables`, `journal`, `checkpoints`, `decisions`, `outbox`, `archive`, `mark`, or `snapshot <id>`. */
  readonly check: string
  readonly ok: boolean
  /** What is wrong as `reason key=value`, several by `; `; else what was looked at, such as `entries=12`. */
  readonly detail: string
}

export interface Verification {
  readonly ok: boolean
  readonly checks: readonly Check[]
}

type Findings = { readonly problems: readonly string[]; readonly seen?: string }

const inWords = (error: unknown): string => {
  if (error instanceof EvenkeelError) {
    const { reason = error.code.toLowerCase(), file: _, snapshot: __, ...rest } = error.params
    return wordsOf(String(reason), rest)
  }
  return `unreadable ${error instanceof Error ? error.message : String(error)}`
}

function checked(check: string, look: () => Findings): Check {
  try {
    const { problems, seen = '' } = look()
    return { check, ok: problems.length === 0, detail: problems.join('; ') || seen }
  } catch (error) {
    return { check, ok: false, detail: inWords(error) }
  }
}

async function checkSnapshot(folder: string, indexed: IndexedSnapshot): Promise<Check> {
  const check = `snapshot ${indexed.snapshot}`
  try {
    await verifySnapshot(folder, indexed)
    const rows = indexed.entities.reduce((sum, e) => sum + e.rows, 0)
    return { check, ok: true, detail: `rows=${rows}` }
  } catch (error) {
    return { check, ok: false, detail: inWords(error) }
  }
}

function checkDatabase(db: ReadConnection, mark: ReturnType<typeof readWorkspaceMark>): Check[] {
  const plain = (problems: string[]): Findings => ({ problems })
  const checks: Check[] = []
  const look = (check: string, run: () => Findings) => checks.push(checked(check, run))
  try {
    atOneMoment(db, () => {
      look('file', () => plain(checkFile(db)))
      look('schema', () => plain(checkSchema(db)))
      look('tables', () => plain(checkTables(db)))
      look('journal', () => {
        const { problems, entries } = checkJournal(db)
        return { problems, seen: `entries=${entries}` }
      })
      look('checkpoints', () => {
        const { problems, count } = checkCheckpoints(db)
        return { problems, seen: `checkpoints=${count}` }
      })
      look('decisions', () => plain(checkDecisions(db)))
      look('outbox', () => plain(checkOutbox(db)))
      look('archive', () => plain(checkArchive(db)))
      look('mark', () => plain(checkMark(db, mark)))
    })
  } catch (error) {
    // So damaged that not even the reading transaction can begin or end.
    if (checks.every((c) => c.ok)) checks.push({ check: 'file', ok: false, detail: inWords(error) })
  }
  return checks
}

function snapshotIndex(db: ReadConnection): readonly IndexedSnapshot[] {
  try {
    return listSnapshots(db)
  } catch {
    // The checks of the file have said so already.
    return []
  }
}

/** Checks everything; a file that cannot be opened at all is the only check then. Throws WORKSPACE_MISSING, WORKSPACE_NEWER, WORKSPACE_UNWRITABLE. */
export async function verifyWorkspace(folder: string): Promise<Verification> {
  let db: ReadConnection
  let mark: ReturnType<typeof readWorkspaceMark>
  try {
    // Before the first read: whoever has the workspace open may go on writing, and the file may only be ahead of it.
    mark = readWorkspaceMark(folder)
    db = openWorkspaceForReading(folder)
  } catch (error) {
    if (error instanceof EvenkeelError && error.code !== 'WORKSPACE_DAMAGED') throw error
    return { ok: false, checks: [{ check: 'file', ok: false, detail: inWords(error) }] }
  }
  try {
    const checks = checkDatabase(db, mark)
    for (const snapshot of snapshotIndex(db)) checks.push(await checkSnapshot(folder, snapshot))
    return { ok: checks.every((c) => c.ok), checks }
  } finally {
    closeConnection(db)
  }
}
