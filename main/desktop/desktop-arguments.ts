import type { ShellArguments } from '@main/dispatch/thread/shell-options'

/** Reads ours and passes over the rest: Electron, Chromium and whoever starts them add arguments of their own. */
export function readDesktopArguments(argv: readonly string[]): ShellArguments {
  const sample = argv.includes('--sample')
  return {
    workspace: lastValue('--workspace', argv),
    lang: lastValue('--lang', argv),
    ...(sample ? { sample } : {}),
  }
}

/** Both `--name value` and `--name=value`; the last one counts. */
function lastValue(name: string, argv: readonly string[]): string | undefined {
  let value: string | undefined
  argv.forEach((argument, index) => {
    const next = argv[index + 1]
    if (argument.startsWith(`${name}=`)) value = argument.slice(name.length + 1)
    else if (argument === name && next !== undefined && !next.startsWith('--')) value = next
  })
  return value === '' ? undefined : value
}
