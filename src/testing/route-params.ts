import type { Route } from '#kernel/http/route.ts'

export type Params = Readonly<Record<string, string>>

/** What the parameters of all addresses below a path are filled with in the tests that walk through every address. */
export interface Sample {
  /** Beginning of the addresses, up to the first parameter and perhaps beyond. */
  readonly under: string
  readonly params: Params
  /** Where an address makes no sense without one. */
  readonly query?: string
}

/** The sample of the longest beginning wins: `/can-bo/co-quan/nhap` before `/can-bo/co-quan`. */
export function sampleFor(path: string, samples: readonly Sample[]): Sample | undefined {
  return samples
    .filter(({ under }) => path === under || path.startsWith(`${under}/`))
    .toSorted((one, other) => other.under.length - one.under.length)[0]
}

export function parametersOf(path: string): readonly string[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name)
}

/**
 * An address that can be asked for.
 * @throws Error that says which value is missing where: a new address must be walked through, not skipped
 */
export function addressOf(route: Pick<Route, 'method' | 'path'>, samples: readonly Sample[]): string {
  const sample = sampleFor(route.path, samples)
  const path = route.path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = sample?.params[name]
    if (value === undefined) {
      const place = sample === undefined ? `there is no sample for it` : `the sample under ${sample.under} has none`
      throw new Error(
        `${route.method} ${route.path} needs a value for :${name}, and ${place}: add it to samplesOf in src/testing/route-world.ts`,
      )
    }
    return encodeURIComponent(value)
  })
  return sample?.query === undefined ? path : `${path}?${sample.query}`
}
