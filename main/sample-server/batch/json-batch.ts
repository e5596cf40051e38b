/** The JSON format of a batch. */
import { z } from 'zod'
import type { ODataService } from '../odata-service'
import {
  preference,
  RequestRefused,
  type ServiceAnswer,
  type ServiceRequest,
} from '../service-request'
import { runBatch } from './run-batch'

const batchShape = z.object({
  requests: z.array(
    z.object({
      id: z.string(),
      method: z.string(),
      url: z.string(),
      headers: z.record(z.string(), z.string()).optional(),
      body: z.unknown().optional(),
      atomicityGroup: z.string().optional(),
      dependsOn: z.array(z.string()).optional(),
    }),
  ),
})

/** Runs the batch in the body of `request`; 400 where it is not understood. */
export function answerJsonBatch(service: ODataService, request: ServiceRequest): ServiceAnswer {
  const { requests } = batchOf(request.body)
  const ids = new Set(requests.map((r) => r.id))
  if (ids.size !== requests.length) throw new RequestRefused(400, 'Two requests have the same id')
  const items = requests.map((one) => ({
    id: one.id,
    method: one.method.toUpperCase(),
    url: one.url,
    headers: new Map(Object.entries(one.headers ?? {}).map(([k, v]) => [k.toLowerCase(), v])),
    body: one.body === undefined ? '' : JSON.stringify(one.body),
    group: one.atomicityGroup ?? null,
    dependsOn: one.dependsOn ?? [],
  }))
  const goOn = continues(request)
  const responses = runBatch(service, request, items, goOn).map(({ id, group, answer }) => ({
    id,
    ...(group === null ? {} : { atomicityGroup: group }),
    status: answer.status,
    headers: answer.headers,
    ...(answer.body === undefined ? {} : { body: answer.body }),
  }))
  return { status: 200, headers: { 'content-type': 'application/json' }, body: { responses } }
}

/** True where the client wants the rest done after a failure. */
export const continues = (request: ServiceRequest): boolean =>
  preference(request.headers, 'continue-on-error') === 'true' ||
  preference(request.headers, 'odata.continue-on-error') === 'true'

function batchOf(body: string): z.infer<typeof batchShape> {
  try {
    return batchShape.parse(JSON.parse(body))
  } catch {
    throw new RequestRefused(400, 'The batch is not understood')
  }
}
