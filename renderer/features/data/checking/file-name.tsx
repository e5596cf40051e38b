import { checkedPlace } from '@shared/model/file-check/checked-place'

/** A file with its sheet, and the folder it lies in. */
export function FileName({
  path,
  sheet,
}: {
  readonly path: string
  readonly sheet: string | null
}) {
  const start = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1
  return (
    <div title={path}>
      {start > 0 ? (
        <div className="check-folder secondary small">{path.slice(0, start)}</div>
      ) : null}
      <div>{checkedPlace(path.slice(start), sheet)}</div>
    </div>
  )
}
