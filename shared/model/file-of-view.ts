import type { KeptView } from '../contract/view-calls'

/** The text of the file that shares a kept view; `views.import` reads it. */
export const fileOfView = ({ name, look, filter, family, role }: KeptView): string =>
  `${JSON.stringify({ evenkeelView: 1, view: { name, look, filter, family, role } }, null, 2)}\n`
