/** Hands a file to whoever sits at the screen: the browser downloads it, the desktop window asks where to save it. */
import type { ExportedFile } from '@shared/contract/workbook-calls'

const types: Readonly<Record<string, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
}

export function offerFile({ file, bytes }: Pick<ExportedFile, 'file' | 'bytes'>): void {
  const type = types[file.split('.').at(-1) ?? ''] ?? 'application/octet-stream'
  const address = URL.createObjectURL(new Blob([bytes], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = file
  link.click()
  // Some browsers begin to read only after the click has been dealt with.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
