/** What goes to and comes from the thread that reads workbooks. */

export interface SheetsRequest {
  readonly path: string
  /** More rows in a sheet are refused. */
  readonly rows: number
}

export interface SheetRead {
  readonly name: string
  readonly rows: readonly {
    readonly row: number
    readonly cells: readonly (string | number | boolean | null)[]
    readonly marks: string
  }[]
  readonly merged: readonly string[]
  readonly hidden: readonly string[]
}

export type SheetsReply =
  | { readonly ok: true; readonly sheets: readonly SheetRead[] }
  | {
      readonly ok: false
      readonly reason: 'not_a_workbook' | 'protected_by_password' | 'too_many_rows'
      readonly detail: string
    }
