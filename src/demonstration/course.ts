import type { Chance } from './chance.ts'

/** A step of a made-up course; `load-feedback.ts` has the act for each. */
export const steps = [
  'submit',
  'accept',
  'classify',
  'transfer',
  'transfer-outside',
  'take-up',
  'take-up-here',
  'refuse',
  'request-information',
  'supply-information',
  'ask-while-handling',
  'supply-while-handling',
  'extend',
  'collect',
  'resume',
  'draft',
  'return-draft',
  'approve',
  'publish',
  'rate',
  'reopen',
  'take-up-reopened',
  'withdraw',
  'return',
  'rule',
  'merge',
] as const
export type CourseStep = (typeof steps)[number]

const plans = {
  usual: ['submit', 'accept', 'classify', 'transfer', 'take-up', 'draft', 'approve', 'publish', 'rate'],
  slow: ['submit', 'accept', 'classify', 'transfer', 'take-up', 'draft', 'return-draft', 'draft', 'approve', 'publish'],
  unpublished: ['submit', 'accept', 'classify', 'transfer', 'take-up', 'draft', 'approve', 'rate'],
  unclear: [
    'submit',
    'request-information',
    'supply-information',
    'accept',
    'classify',
    'transfer',
    'take-up',
    'draft',
    'approve',
    'publish',
  ],
  silent: ['submit', 'request-information'],
  paused: [
    'submit',
    'accept',
    'classify',
    'transfer',
    'take-up',
    'ask-while-handling',
    'supply-while-handling',
    'draft',
    'approve',
    'publish',
    'rate',
  ],
  extended: ['submit', 'accept', 'classify', 'transfer', 'take-up', 'extend', 'draft', 'approve', 'publish'],
  collected: [
    'submit',
    'accept',
    'classify',
    'transfer',
    'take-up',
    'collect',
    'resume',
    'draft',
    'approve',
    'publish',
  ],
  collecting: ['submit', 'accept', 'classify', 'transfer', 'take-up', 'collect'],
  stuck: ['submit', 'accept', 'classify', 'transfer', 'take-up'],
  waiting: ['submit', 'accept', 'classify', 'transfer'],
  drafted: ['submit', 'accept', 'classify', 'transfer', 'take-up', 'draft'],
  unclassified: ['submit', 'accept'],
  new: ['submit'],
  refused: ['submit', 'refuse'],
  withdrawn: ['submit', 'accept', 'withdraw'],
  returned: [
    'submit',
    'accept',
    'classify',
    'transfer',
    'return',
    'rule',
    'transfer',
    'take-up',
    'draft',
    'approve',
    'publish',
  ],
  back: ['submit', 'accept', 'classify', 'transfer', 'return'],
  reopened: [
    'submit',
    'accept',
    'classify',
    'transfer',
    'take-up',
    'draft',
    'approve',
    'rate',
    'reopen',
    'take-up-reopened',
    'draft',
    'approve',
    'publish',
  ],
  'come-back': ['submit', 'accept', 'classify', 'transfer', 'take-up', 'draft', 'approve', 'rate', 'reopen'],
  own: ['submit', 'accept', 'classify', 'take-up-here', 'draft', 'approve', 'publish'],
  outside: ['submit', 'accept', 'classify', 'transfer-outside'],
  merged: ['submit', 'merge'],
} as const satisfies Readonly<Record<string, readonly CourseStep[]>>
export type Plan = keyof typeof plans

const weights: Readonly<Record<Plan, number>> = {
  usual: 46,
  slow: 8,
  unpublished: 4,
  unclear: 6,
  silent: 1,
  paused: 5,
  extended: 4,
  collected: 2,
  collecting: 1,
  stuck: 1,
  waiting: 0,
  drafted: 0,
  unclassified: 0,
  new: 0,
  refused: 6,
  withdrawn: 3,
  returned: 3,
  back: 0,
  reopened: 3,
  'come-back': 0,
  own: 3,
  outside: 2,
  merged: 2,
}

/** Courses that are placed near the end, so that every state can be seen on the day of the demonstration. */
export const openPlans: readonly Plan[] = [
  'new',
  'new',
  'new',
  'silent',
  'unclassified',
  'unclassified',
  'waiting',
  'waiting',
  'stuck',
  'stuck',
  'collecting',
  'drafted',
  'drafted',
  'back',
  'come-back',
  'unpublished',
  'outside',
  'merged',
]

export interface TimedStep {
  readonly step: CourseStep
  readonly at: Date
}

/** When each step of a course happens, in office hours, from the day it is sent. */
export function courseFrom(chance: Chance, sentAt: Date, plan: Plan): readonly TimedStep[] {
  let at = sentAt
  return plans[plan].map((step, index) => {
    if (index > 0) at = officeHour(chance, new Date(at.getTime() + daysBefore(chance, step, plan) * 86_400_000))
    return { step, at }
  })
}

export function usualPlan(chance: Chance): Plan {
  return chance.weighted(weights, Object.keys(plans).filter(isPlan))
}

function isPlan(name: string): name is Plan {
  return name in plans
}

/** Days that pass before a step: mostly quick, sometimes late, as offices are. */
function daysBefore(chance: Chance, step: CourseStep, plan: Plan): number {
  const late = plan === 'slow' || chance.next() < 0.08
  switch (step) {
    case 'accept':
    case 'refuse':
    case 'request-information':
    case 'merge':
      return chance.whole(0, 2)
    case 'classify':
    case 'rate':
      return chance.whole(0, 1)
    case 'transfer':
    case 'transfer-outside':
    case 'take-up-here':
      return late ? chance.whole(6, 10) : chance.whole(1, 4)
    case 'draft':
      return late ? chance.whole(16, 30) : chance.whole(3, 11)
    case 'collect':
    case 'resume':
    case 'supply-while-handling':
    case 'supply-information':
    case 'reopen':
      return chance.whole(2, 6)
    default:
      return chance.whole(1, 3)
  }
}

/** The same day between eight and half past four, moved to Monday from a weekend. */
function officeHour(chance: Chance, at: Date): Date {
  const day = new Date(at.getTime() + 7 * 3_600_000)
  const weekday = day.getUTCDay()
  const shift = weekday === 6 ? 2 : weekday === 0 ? 1 : 0
  const start = Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate() + shift) - 7 * 3_600_000
  const moved = new Date(start + (8 * 60 + chance.whole(0, 510)) * 60_000)
  // Never back in time: the next step of the same day comes a little later.
  return moved > at ? moved : new Date(at.getTime() + chance.whole(5, 50) * 60_000)
}
