import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { cliInProcess } from './cli-in-process'

const { folder, run, json } = cliInProcess()

const heading = 'id,category,period,horizon,start,values'
const seasonal = Array.from({ length: 60 }, (_, t) =>
  Math.round(200 + t + 80 * Math.sin((t * Math.PI) / 6)),
)

function given(name: string, lines: readonly string[]): { input: string; output: string } {
  const input = join(folder, `${name}.csv`)
  writeFileSync(input, `${lines.join('\n')}\n`)
  return { input, output: join(folder, `${name}-forecasts.csv`) }
}

const rowsOf = (file: string): Map<string, number[]> =>
  new Map(
    readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => {
        const [id = '', ...values] = line.split(',')
        return [id, values.map(Number)]
      }),
  )

describe('forecast --input', () => {
  test('writes a forecast and its limits for each series, each as long as it asks for', async () => {
    const { input, output } = given('two', [
      heading,
      `A,Monthly/X,12,18,1990-01,${seasonal.join(',')}`,
      'B,Yearly/Y,1,6,1975,10,12,13,15,16,18,19,21,22,24',
    ])
    const done = await run(['forecast', '--input', input, '--output', output, '--intervals', '95'])
    expect(done).toMatchObject({ exit: 0, out: '' })
    const rows = rowsOf(output)
    expect([...rows.keys()]).toEqual(['A', 'A:lo95', 'A:hi95', 'B', 'B:lo95', 'B:hi95'])
    expect([...rows.values()].map((values) => values.length)).toEqual([18, 18, 18, 6, 6, 6])
    rows.get('A')!.forEach((value, h) => {
      const future = 260 + h + 80 * Math.sin((h * Math.PI) / 6)
      expect(Math.abs(value - future)).toBeLessThan(25)
      expect(rows.get('A:lo95')![h]).toBeLessThan(value)
      expect(rows.get('A:hi95')![h]).toBeGreaterThan(value)
    })
  })

  test('leaves malformed lines out, says which and why, and ends with 1', async () => {
    const { input, output } = given('broken', [
      heading,
      'A,c,12,3,2020-01,1,2,,4,NaN,6,7,8',
      'B,c,twelve,3,2020-01,1,2,3',
      'C,c,12,0,2020-01,1,2,3',
      'D,c,12,3,2020-01',
      'E,c,12,3,2020-01,1,many,3',
      'A,c,12,3,2020-01,1,2,3',
      '"F, ""large""",c,12,3,2020-01,5,5,5,5,5,5',
      '',
    ])
    const done = await json('forecast', '--input', input, '--output', output)
    expect(done.exit).toBe(1)
    const leftOut = done.document.leftOut as { line: number; problem: string }[]
    expect(leftOut.map(({ line, problem }) => [line, problem])).toEqual([
      [3, 'period_not_usable'],
      [4, 'horizon_not_usable'],
      [5, 'fields_missing'],
      [6, 'value_not_a_number'],
      [7, 'id_repeated'],
    ])
    expect(done.errors).toContain('Line 6 is left out: one of its values is no number (many).')
    const written = readFileSync(output, 'utf8').trim().split('\n')
    expect(written).toHaveLength(3)
    expect(written[2]).toBe('"F, ""large""",5,5,5')
  })

  test('one method can be asked for; what is none is refused with the list', async () => {
    const { input, output } = given('naive', [heading, 'A,c,4,5,2020,1,2,3,4,1,2,3,4,1,2,3,4'])
    const ask = (method: string) =>
      run(['forecast', '--input', input, '--output', output, '--method', method])
    expect((await ask('seasonal_naive')).exit).toBe(0)
    expect(rowsOf(output).get('A')).toEqual([1, 2, 3, 4, 1])
    const wrong = await ask('crystal_ball')
    expect(wrong.exit).toBe(2)
    expect(wrong.errors).toContain('dynamic_theta')
  })

  test('a file that is not there is said, and nothing is written', async () => {
    const output = join(folder, 'none.csv')
    const done = await run(['forecast', '--input', join(folder, 'away.csv'), '--output', output])
    expect(done.exit).toBe(3)
    expect(done.errors).toContain('away.csv')
  })
})
