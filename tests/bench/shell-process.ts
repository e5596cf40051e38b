import { built } from './built-files'
import { type ChildServer, startServer } from './child-server'

/** The browser shell on a workspace, as `npm start -- --browser` runs it. */
export const startShell = (workspace: string): Promise<ChildServer> =>
  startServer(
    [built.loopback, '--workspace', workspace, '--lang', 'en', '--no-open'],
    /^EVENKEEL_URL (\S+)$/,
  )
