import { runAction } from '../actions'
import type { Command } from '../command'
import { exportView, importView, listViews, removeView, showView } from './view/view-actions'

/** `view`: how the plan is shown, kept by name and shared as files. */
export const viewCommand: Command = {
  name: 'view',
  usage: [
    'view DIR list',
    'view DIR show NAME',
    'view DIR export NAME --output FILE',
    'view DIR import FILE [--replace]',
    'view DIR remove NAME',
  ],
  example: 'view ./company export "Customers by region" --output customers.evenkeel-view.json',
  options: { output: 'text', replace: 'flag' },
  least: 2,
  most: 3,
  run: (context) =>
    runAction(
      {
        list: listViews,
        show: showView,
        export: exportView,
        import: importView,
        remove: removeView,
      },
      [],
      context,
    ),
}
