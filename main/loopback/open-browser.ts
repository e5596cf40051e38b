import { spawn } from 'node:child_process'

/** The command that opens `url` in the person's browser; undefined where there is no screen to show it on. */
export function browserCommand(
  url: string,
  platform: NodeJS.Platform = process.platform,
  environment: NodeJS.ProcessEnv = process.env,
): readonly [string, ...string[]] | undefined {
  if (platform === 'win32') return ['cmd', '/c', 'start', '""', url]
  if (platform === 'darwin') return ['open', url]
  return environment.DISPLAY || environment.WAYLAND_DISPLAY ? ['xdg-open', url] : undefined
}

/** Nothing depends on its success: the link is printed as well. */
export function openBrowser(url: string): void {
  const [command, ...args] = browserCommand(url) ?? []
  if (command === undefined) return
  const child = spawn(command, args, { detached: true, stdio: 'ignore' })
  child.on('error', () => {})
  child.unref()
}
