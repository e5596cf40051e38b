/** The actions of `view DIR …`. */
import type { KeptView, Layout } from '@shared/contract/view-calls'
import { translate } from '@shared/messages/translate'
import { fileOfView } from '@shared/model/file-of-view'
import { type Action, exactly } from '../../actions'
import type { CommandContext } from '../../command'
import { flag, needed } from '../../option-values'
import { table } from '../../print-table'
import { readInput, writeOutput } from '../../text-files'
import { UsageError } from '../../usage-error'

const titles = ['name', 'layout', 'rows_of', 'filter', 'role', 'author'] as const

const sideOf = (layout: Layout) =>
  layout === 'supply' || layout === 'finance' || layout === 'resource' ? layout : 'demand'

function cellsOf({ language }: CommandContext, view: KeptView): string[] {
  const { look, filter, family, role } = view
  const word = (key: string) => translate(language, key)
  const filters = [
    ...(family === null ? [] : [family]),
    ...(filter.text ? [filter.text] : []),
    ...Object.entries(filter.attributes ?? {}).map(
      ([name, codes]) => `${word(`rows.level_${name}`)}: ${codes.join(', ')}`,
    ),
    ...(filter.exceptions ?? []).map((one) =>
      translate(language, `rows.exception_${one.kind}`, {
        months: one.months ?? 60,
        share: `${Math.round((one.share ?? 0.3) * 100)}%`,
      }),
    ),
  ]
  const levels = look.levels[sideOf(look.layout)].map((name) => word(`rows.level_${name}`))
  return [
    view.name,
    word(`plan.layout_${look.layout}`),
    levels.join(' › '),
    filters.join(' · '),
    role === null ? '' : word(`app.role_${role}`),
    view.savedBy,
  ]
}

async function viewNamed(context: CommandContext): Promise<KeptView> {
  const [name = ''] = exactly(context, 1)
  const views = await (await context.desk()).ask('views.list', {})
  const found = views.find((view) => view.name === name)
  if (!found) throw new UsageError('view_unknown', { value: name })
  return found
}

/** `view DIR list`. */
export const listViews: Action = async (context) => {
  exactly(context, 0)
  const views = await (await context.desk()).ask('views.list', {})
  const rows = views.map((view) => cellsOf(context, view))
  const heads = titles.map((title) => ({ title: context.say(`column_${title}`) }))
  return {
    document: views,
    lines: rows.length > 0 ? table(heads, rows) : [context.say('view_none')],
  }
}

/** `view DIR show NAME`. */
export const showView: Action = async (context) => {
  const view = await viewNamed(context)
  const cells = cellsOf(context, view)
  const lines = titles.flatMap((title, at) =>
    cells[at] ? [`${context.say(`column_${title}`)}: ${cells[at]}`] : [],
  )
  return { document: view, lines }
}

/** `view DIR export NAME --output FILE`: as the window shares it. */
export const exportView: Action = async (context) => {
  const view = await viewNamed(context)
  const file = needed(context.options, 'output')
  await writeOutput(file, fileOfView(view))
  return {
    document: { name: view.name, file },
    lines: [context.say('view_exported', { name: view.name, file })],
  }
}

/** `view DIR import FILE [--replace]`. */
export const importView: Action = async (context) => {
  const [file = ''] = exactly(context, 1)
  const text = await readInput(file)
  const replace = flag(context.options, 'replace')
  const view = await (await context.desk()).ask('views.import', { text, replace })
  return { document: view, lines: [context.say('view_imported', { name: view.name, file })] }
}

/** `view DIR remove NAME`. */
export const removeView: Action = async (context) => {
  const [name = ''] = exactly(context, 1)
  await (await context.desk()).ask('views.remove', { name })
  return { document: { name }, lines: [context.say('view_removed', { name })] }
}
