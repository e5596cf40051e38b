/** How a feature asks (`useCall`) and acts (`useAction`). Answers are kept until an event says that they changed. */
import type { CallName, Params, Result } from '@shared/contract/contract'
import {
  type UseMutationResult,
  type UseQueryOptions,
  type UseQueryResult,
  useMutation,
  useQuery,
} from '@tanstack/react-query'
import { call } from './client'

type CallOptions<N extends CallName> = Omit<
  UseQueryOptions<Result<N>, Error>,
  'queryKey' | 'queryFn'
>

export const keyOf = <N extends CallName>(name: N, params: Params<N>) => [name, params] as const

export const useCall = <N extends CallName>(
  name: N,
  params: Params<N>,
  options: CallOptions<N> = {},
): UseQueryResult<Result<N>, Error> =>
  useQuery<Result<N>, Error>({
    ...options,
    queryKey: keyOf(name, params),
    queryFn: () => call(name, params),
  })

interface ActionOptions<N extends CallName> {
  readonly onSuccess?: (result: Result<N>, params: Params<N>) => void
  /** The caller shows the error itself; otherwise it is reported in a notification. */
  readonly quiet?: boolean
}

export const useAction = <N extends CallName>(
  name: N,
  { onSuccess, quiet = false }: ActionOptions<N> = {},
): UseMutationResult<Result<N>, Error, Params<N>> =>
  useMutation<Result<N>, Error, Params<N>>({
    mutationKey: [name],
    mutationFn: (params) => call(name, params),
    meta: { quiet },
    onSuccess: (result, params) => onSuccess?.(result, params),
  })
