/** Every key the program gives a meaning: what the list of shortcuts shows and the command palette runs. */

import { screens } from './view-state'

/** A key as a page hears it. */
export interface KeyPress {
  readonly key: string
  readonly code?: string
  readonly ctrlKey?: boolean
  readonly shiftKey?: boolean
  readonly altKey?: boolean
}

const ctrl = { ctrlKey: true } as const
const alt = { altKey: true } as const
const shift = { shiftKey: true } as const

/** What it does, how it is written, and the press that does it; keys that only mean something at a cell have none. */
export const shortcuts = [
  { text: 'app.shortcut_palette', keys: ['Ctrl K'] },
  {
    text: 'app.shortcut_screens',
    keys: [`Ctrl 1 – ${screens.length}`, `Alt 1 – ${screens.length}`],
  },
  { text: 'app.shortcut_help', keys: ['?'], press: { key: '?' } },
  { text: 'app.shortcut_part', keys: ['F6', 'Shift F6'], press: { key: 'F6' } },
  { text: 'app.shortcut_edit', keys: ['Enter', 'F2'] },
  { text: 'app.shortcut_accept', keys: ['Enter', 'Tab'] },
  { text: 'app.shortcut_leave', keys: ['Esc'] },
  { text: 'app.shortcut_select', keys: ['Shift ←↑↓→', 'Ctrl A', 'Shift Space', 'Ctrl Space'] },
  { text: 'app.shortcut_edge', keys: ['Ctrl ←↑↓→', 'Home', 'End'] },
  { text: 'app.shortcut_all', keys: ['Ctrl Enter'] },
  { text: 'app.shortcut_fill', keys: ['Ctrl R', 'Ctrl D'] },
  { text: 'app.shortcut_clear', keys: ['Del'] },
  { text: 'app.shortcut_copy', keys: ['Ctrl C', 'Ctrl Shift C'] },
  { text: 'app.shortcut_paste', keys: ['Ctrl V'] },
  { text: 'app.shortcut_menu', keys: ['Shift F10'] },
  { text: 'app.shortcut_zoom', keys: ['Ctrl +', 'Ctrl −', 'Ctrl 0'] },
  { text: 'app.shortcut_lock', keys: ['Ctrl L'], press: { key: 'l', ...ctrl } },
  { text: 'app.shortcut_undo', keys: ['Ctrl Z'], press: { key: 'z', ...ctrl } },
  { text: 'app.shortcut_redo', keys: ['Ctrl Y', 'Ctrl Shift Z'], press: { key: 'y', ...ctrl } },
  {
    text: 'app.shortcut_search',
    keys: ['Ctrl Shift F'],
    press: { key: 'F', code: 'KeyF', ...ctrl, ...shift },
  },
  { text: 'app.shortcut_levels', keys: ['Alt Shift 0 – 9'] },
  { text: 'app.shortcut_fold', keys: ['Alt Shift ←→', 'Alt Shift ↑↓'] },
  { text: 'app.shortcut_cause', keys: ['Alt G'], press: { key: 'g', code: 'KeyG', ...alt } },
  { text: 'app.shortcut_other', keys: ['Alt O'], press: { key: 'o', code: 'KeyO', ...alt } },
  { text: 'app.shortcut_back', keys: ['Alt B'], press: { key: 'b', code: 'KeyB', ...alt } },
  { text: 'app.shortcut_why', keys: ['Alt W'], press: { key: 'w', code: 'KeyW', ...alt } },
  { text: 'app.shortcut_forecast', keys: ['Alt M'], press: { key: 'm', code: 'KeyM', ...alt } },
  { text: 'app.shortcut_brief', keys: ['Alt I'], press: { key: 'i', code: 'KeyI', ...alt } },
  { text: 'app.shortcut_next', keys: ['F8'], press: { key: 'F8' } },
  { text: 'app.shortcut_previous', keys: ['Shift F8'], press: { key: 'F8', ...shift } },
  { text: 'app.shortcut_review', keys: ['F7', 'Shift F7'], press: { key: 'F7' } },
  { text: 'app.shortcut_comment', keys: ['Shift F2'], press: { key: 'F2', ...shift } },
  { text: 'app.shortcut_tabs', keys: ['Ctrl Shift ←→'] },
  { text: 'app.shortcut_projector', keys: ['F9'], press: { key: 'F9' } },
] as const satisfies readonly {
  readonly text: string
  readonly keys: readonly string[]
  readonly press?: KeyPress
}[]

/** As if the key had been pressed where the cursor is. */
export function pressAt(target: EventTarget, press: KeyPress): void {
  target.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...press }))
}
