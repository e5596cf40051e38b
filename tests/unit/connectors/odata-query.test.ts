import { retryAfter, waitBefore } from '@main/connectors/http/retry-after'
import {
  addressOf,
  allOf,
  anyOf,
  compare,
  keyText,
  literal,
} from '@main/connectors/odata/odata-query'
import { readMetadata, snakeCase } from '@main/connectors/odata/read-metadata'
import { describe, expect, test } from 'vitest'

test('literals are those of V4', () => {
  expect([literal("O'Neill"), literal(1.5), literal(true), literal(null)]).toEqual([
    "'O''Neill'",
    '1.5',
    'true',
    'null',
  ])
})

test('keys', () => {
  expect(keyText({ Customer: 'C 1' })).toBe("('C%201')")
  expect(keyText({ SalesOrder: 'S/1', Line: 3 })).toBe("(SalesOrder='S%2F1',Line=3)")
})

test('options are encoded, with spaces as %20', () => {
  const filter = allOf(
    compare('Month', 'ge', '2026-01'),
    anyOf(compare('Name', 'eq', '甲&乙'), compare('Name', 'eq', null)),
  )
  expect(addressOf('Lines', { select: ['A', 'B'], filter, orderBy: ['A desc'], top: 5 })).toBe(
    "Lines?$select=A,B&$filter=Month%20ge%20'2026-01'%20and%20(Name%20eq%20'%E7%94%B2%26%E4%B9%99'%20or%20Name%20eq%20null)&$orderby=A%20desc&$top=5",
  )
  expect(addressOf('Lines')).toBe('Lines')
})

test('names of properties become names of fields', () => {
  expect(['SalesOrderLine', 'nameZh', 'AsOf', 'URLText'].map(snakeCase)).toEqual([
    'sales_order_line',
    'name_zh',
    'as_of',
    'url_text',
  ])
})

test('metadata names the sets; what is no metadata is refused', () => {
  const xml = `<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
    <Schema Namespace="X" xmlns="http://docs.oasis-open.org/odata/ns/edm">
    <EntityType Name="Site"><Key><PropertyRef Name="Site"/></Key><Property Name="Site" Type="Edm.String"/><Property Name="NameZh" Type="Edm.String"/><Property Name="Odd" Type="Edm.String"/></EntityType>
    <EntityType Name="Unknown"><Property Name="A" Type="Edm.String"/></EntityType>
    <EntityContainer Name="C"><EntitySet Name="MySites" EntityType="X.Site"/><EntitySet Name="Us" EntityType="X.Unknown"/></EntityContainer>
    </Schema></edmx:DataServices></edmx:Edmx>`
  const [site, ...others] = readMetadata(xml)
  expect(others).toEqual([])
  expect(site).toMatchObject({ set: 'MySites', entity: { name: 'site' } })
  expect([...(site?.properties ?? [])]).toEqual([
    ['site', 'Site'],
    ['name_zh', 'NameZh'],
  ])
  for (const wrong of ['<html></html>', 'no xml', '', '<a><b></a>'])
    expect(() => readMetadata(wrong)).toThrow()
})

describe('waiting before another try', () => {
  const now = Date.parse('2026-11-20T09:00:00Z')
  test.each([
    ['2', 2_000],
    ['Fri, 20 Nov 2026 09:00:05 GMT', 5_000],
    ['Fri, 20 Nov 2026 08:00:00 GMT', 0],
    ['soon', null],
    [null, null],
  ])('Retry-After: %s', (header, expected) => {
    expect(retryAfter(header, now)).toBe(expected)
  })

  test('doubles, and ends after the third try or where the server asks for too long', () => {
    expect(waitBefore(2, null)).toBeLessThan(waitBefore(3, null) ?? 0)
    expect(waitBefore(4, null)).toBeNull()
    expect(waitBefore(2, 1_000)).toBe(1_000)
    expect(waitBefore(2, 3_600_000)).toBeNull()
  })
})
