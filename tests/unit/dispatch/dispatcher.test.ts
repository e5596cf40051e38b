import { createDispatcher } from '@main/dispatch/dispatcher'
import type { Handlers } from '@main/dispatch/handlers'
import type { Person } from '@shared/contract/app-calls'
import { type CallName, calls } from '@shared/contract/contract'
import { EvenkeelError } from '@shared/contract/error-codes'
import { type Role, roles } from '@shared/model/roles'
import { describe, expect, test } from 'vitest'

const personOfRole = (role: Role): Person => ({ person: role, name: { zh: role, en: role }, role })

const dispatcher = (role: Role, handlers: Partial<Record<CallName, () => unknown>> = {}) => {
  const reported: unknown[] = []
  const dispatch = createDispatcher({
    handlers: handlers as unknown as Handlers,
    personOf: () => personOfRole(role),
    report: (_call, error) => {
      reported.push(error)
      return 'ref-1'
    },
  })
  return { dispatch, reported }
}

describe('dispatch', () => {
  test('refuses a name that is not in the contract, inherited names of objects too', async () => {
    const { dispatch } = dispatcher('chair')
    for (const name of ['nope', 'toString', '__proto__', 'constructor', ''])
      expect(await dispatch(name, {})).toEqual({
        ok: false,
        error: { code: 'UNKNOWN_CALL', params: { call: name } },
      })
  })

  test('refuses parameters that do not fit, unknown ones too, and names the field', async () => {
    const { dispatch } = dispatcher('chair')
    expect(await dispatch('planning.overview', { scenario: 5 })).toMatchObject({
      ok: false,
      error: { code: 'INVALID_PARAMETERS', params: { field: 'scenario' } },
    })
    expect(await dispatch('planning.overview', { scenario: 'base', more: 1 })).toMatchObject({
      error: { code: 'INVALID_PARAMETERS' },
    })
    expect(await dispatch('planning.overview', null)).toMatchObject({
      error: { code: 'INVALID_PARAMETERS' },
    })
  })

  test('lets only the roles of a call make it: approving is the chair’s alone', async () => {
    for (const role of roles) {
      const { dispatch } = dispatcher(role, { 'decisions.approve': () => 'approved' })
      const reply = await dispatch('decisions.approve', { decision: 'd' })
      if (role === 'chair') expect(reply).toEqual({ ok: true, value: 'approved' })
      else expect(reply).toEqual({ ok: false, error: { code: 'NOT_ALLOWED', params: { role } } })
    }
  })

  test('an executive who is not the chair may look at everything and change no plan', async () => {
    const { dispatch } = dispatcher('executive', { 'decisions.list': () => [] })
    expect(await dispatch('decisions.list', {})).toEqual({ ok: true, value: [] })
    for (const [name, shape] of Object.entries(calls)) {
      if (!('roles' in shape) || !shape.roles) continue
      expect(shape.roles, name).not.toContain('executive')
    }
  })

  test('coded failures pass through; others become a reference, and their text stays in the log', async () => {
    const coded = dispatcher('chair', {
      'decisions.list': () => {
        throw new EvenkeelError('DISK_FULL', { file: 'x' })
      },
    })
    expect(await coded.dispatch('decisions.list', {})).toEqual({
      ok: false,
      error: { code: 'DISK_FULL', params: { file: 'x' } },
    })
    const odd = dispatcher('chair', {
      'decisions.list': async () => {
        throw new Error('/home/secret/path')
      },
    })
    const reply = await odd.dispatch('decisions.list', {})
    expect(reply).toEqual({
      ok: false,
      error: { code: 'INTERNAL', params: { reference: 'ref-1' } },
    })
    expect(odd.reported).toHaveLength(1)
  })
})
