/** `views.*`: the views of the plan that people keep by name, in the workspace and as files. */
import { getSetting } from '@main/store/reading'
import { setSetting, type WriteConnection } from '@main/store/writing'
import type { Checked, Result, Topic } from '@shared/contract/contract'
import { EvenkeelError } from '@shared/contract/error-codes'
import { type KeptView, keptView, type SavedView, viewFile } from '@shared/contract/view-calls'
import { z } from 'zod'

export interface ViewService {
  list(): Result<'views.list'>
  save(view: Checked<'views.save'>, person: string): KeptView
  remove(name: string): void
  import(params: Checked<'views.import'>, person: string): KeptView
}

export interface ViewDeps {
  readonly db: WriteConnection
  now(): Date
  changed(topics: readonly Topic[]): void
}

const key = 'plan_views'

/** One that a later version wrote differently is passed over, and stays in the workspace until somebody keeps another of its name. */
const readAll = (db: WriteConnection): { raw: unknown[]; views: KeptView[] } => {
  const kept = getSetting(db, key)
  const raw: unknown[] = Array.isArray(kept) ? kept : []
  return { raw, views: raw.flatMap((one) => keptView.safeParse(one).data ?? []) }
}

const nameOf = (raw: unknown): unknown => z.object({ name: z.string() }).safeParse(raw).data?.name

export function createViewService({ db, now, changed }: ViewDeps): ViewService {
  const write = (views: readonly unknown[]): void => {
    setSetting(db, key, views)
    changed(['views'])
  }

  function keep(view: SavedView, person: string): KeptView {
    const saved = { ...view, savedBy: person, savedAt: now().toISOString() }
    const others = readAll(db).raw.filter((one) => nameOf(one) !== view.name)
    // A role begins with one view only.
    const freed = others.map((one) => {
      const known = keptView.safeParse(one).data
      return known && view.role !== null && known.role === view.role
        ? { ...known, role: null }
        : one
    })
    write([...freed, saved])
    return saved
  }

  return {
    list: () => readAll(db).views.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    save: keep,
    remove(name) {
      const { raw } = readAll(db)
      const left = raw.filter((one) => nameOf(one) !== name)
      if (left.length === raw.length) throw new EvenkeelError('NOT_FOUND', { what: name })
      write(left)
    },
    import({ text, replace }, person) {
      const view = readFile(text)
      const taken = readAll(db).raw.some((one) => nameOf(one) === view.name)
      if (taken && !replace)
        throw new EvenkeelError('VIEW_FILE_UNUSABLE', {
          reason: 'view_name_taken',
          what: view.name,
        })
      // Whoever shares a view does not decide what the roles of this workspace begin with.
      return keep({ ...view, role: null }, person)
    },
  }
}

/** Throws VIEW_FILE_UNUSABLE with the field that is wrong. */
function readFile(text: string): SavedView {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw new EvenkeelError('VIEW_FILE_UNUSABLE', { reason: 'view_no_json', what: '' })
  }
  const read = viewFile.safeParse(json)
  if (read.success) return read.data.view
  const [issue] = read.error.issues
  const what = issue?.path.join('.') || 'evenkeelView'
  const other = !z.object({ evenkeelView: z.literal(1) }).safeParse(json).success
  throw new EvenkeelError('VIEW_FILE_UNUSABLE', {
    reason: other ? 'view_other_file' : 'view_field_wrong',
    what,
  })
}
