import type { FileCheckService } from '@main/services/checking/file-check-service'
import { done, type Handlers } from './handlers'

type FileCheckHandlers = { readonly [N in keyof Handlers as N & `files.${string}`]: Handlers[N] }

/** The calls about files that nothing is imported from. */
export const fileCheckHandlers = (checking: FileCheckService): FileCheckHandlers => ({
  'files.check': (asked) => checking.check(asked),
  'files.checkStop': ({ request }) => {
    checking.stop(request)
    return done
  },
})
