import { perform, type Caller, type Reader } from '#kernel/act.ts'
import { systemActor } from '#kernel/auth/actor.ts'
import { fixedClock } from '#kernel/clock.ts'
import { isDomainError } from '#kernel/errors.ts'
import { legalDateOf, startOfDay, type LegalDate } from '#kernel/i18n/dates.ts'
import { listAgencies, type Agency } from '#modules/agency/public.ts'
import { feedbackActs } from '#modules/feedback/public.ts'
import { searchProcedures } from '#modules/procedure/public.ts'
import { chanceFrom, type Chance } from './chance.ts'
import { courseFrom, openPlans, usualPlan, type TimedStep } from './course.ts'
import { enrolDemonstrationOfficials } from './enrol-officials.ts'
import { peopleBook } from './people.ts'
import { performStep, type StoryInHand } from './perform-step.ts'
import { readStories, type Story } from './stories.ts'

export interface LoadedDemonstration {
  readonly items: number
  readonly steps: number
}

const itemsInAll = 300

/**
 * About 300 feedback items over the year before today, in every state, made by the acts themselves at moments of that year:
 * their registers, clocks and receipts are as real ones would be.
 */
export async function loadDemonstrationFeedback(world: {
  readonly caller: Caller
  readonly reader: Reader
}): Promise<LoadedDemonstration> {
  const { caller, reader } = world
  const now = caller.clock.now()
  const from = firstDay(now)
  const stories = readStories()
  const agencies = await listAgencies(reader, legalDateOf(now))
  await perform(
    { ...caller, actor: systemActor('demonstration') },
    enrolDemonstrationOfficials,
    handlingCodes(stories, agencies),
  )

  const chance = chanceFrom(2017)
  const items = planItems(chance, { from, now, stories })
  const procedures = await proceduresOf(reader, stories, legalDateOf(now))
  const inHand = items.map((item) => storyInHand(chance, item.story, { agencies, procedures }))
  // All steps of all items in the order of time, so that the register's numbers follow the days.
  const timed = items
    .flatMap(({ course }, index) => course.map((step) => ({ ...step, index })))
    .filter(({ at }) => at <= now)
    .toSorted((one, other) => one.at.getTime() - other.at.getTime())

  const peopleOf = peopleBook(reader)
  let steps = 0
  const ended = new Set<number>()
  for (const { step, at, index } of timed) {
    const story = inHand[index]
    if (!story || ended.has(index)) continue
    try {
      await performStep(
        {
          caller: { ...caller, clock: fixedClock(at) },
          reader,
          ...peopleOf(legalDateOf(at)),
        },
        step,
        story,
        inHand,
      )
      steps++
    } catch (error) {
      // The rules apply to made-up people too: an extension that comes a day too late is refused, and that course ends there.
      if (!isDomainError(error)) throw error
      ended.add(index)
    }
  }
  // Similar items are found by rare words; which are rare is counted at night, and here once at once.
  await perform({ ...caller, actor: systemActor('demonstration') }, feedbackActs.recountLexemes, {})
  return { items: items.length, steps }
}

/** A year back, but not before the organisation is known. */
function firstDay(now: Date): Date {
  const yearBack = new Date(now.getTime() - 365 * 86_400_000)
  const known = startOfDay('2017-01-03')
  return yearBack > known ? yearBack : known
}

interface PlannedItem {
  readonly story: Story
  readonly course: readonly TimedStep[]
}

function planItems(
  chance: Chance,
  { from, now, stories }: { from: Date; now: Date; stories: readonly Story[] },
): readonly PlannedItem[] {
  const span = now.getTime() - from.getTime()
  const usual = Array.from({ length: itemsInAll - openPlans.length }, (_, index): PlannedItem => {
    const sentAt = daytime(
      chance,
      new Date(from.getTime() + (span * (index + chance.next())) / (itemsInAll - openPlans.length)),
    )
    return { story: chance.pick(stories), course: courseFrom(chance, sentAt, usualPlan(chance)) }
  })
  const open = openPlans.map((plan, index): PlannedItem => {
    // Long enough ago for its steps, recently enough to be still on the desk.
    const sentAt = daytime(
      chance,
      new Date(now.getTime() - (plan === 'new' ? 1 + index : chance.whole(20, 34)) * 86_400_000),
    )
    return { story: chance.pick(stories), course: courseFrom(chance, sentAt, plan) }
  })
  return [...usual, ...open].filter(
    ({ course }) => course[0] !== undefined && course[0].at < now && course[0].at > from,
  )
}

/** Citizens write from early morning until late evening. */
function daytime(chance: Chance, at: Date): Date {
  return new Date(startOfDay(legalDateOf(at)).getTime() + chance.whole(6 * 60, 22 * 60) * 60_000)
}

function handlingCodes(stories: readonly Story[], agencies: readonly Agency[]): readonly string[] {
  const districts = agencies.filter(({ kind }) => kind === 'district-committee').map(({ code }) => code)
  const named = stories.map(({ agency }) => agency).filter((code) => code !== 'district')
  return [...new Set([...named, 'so-tu-phap', 'van-phong-ubnd-tinh', ...districts])]
}

async function proceduresOf(
  reader: Reader,
  stories: readonly Story[],
  on: LegalDate,
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  for (const { procedure } of stories) {
    if (found.has(procedure)) continue
    const hits = await searchProcedures(reader, { q: procedure, page: 1, on })
    const [first] = hits.items
    if (first) found.set(procedure, first.code)
  }
  return found
}

function storyInHand(
  chance: Chance,
  story: Story,
  { agencies, procedures }: { agencies: readonly Agency[]; procedures: ReadonlyMap<string, string> },
): StoryInHand {
  const district = chance.pick(agencies.filter(({ kind }) => kind === 'district-committee'))
  const commune = chance.pick(
    agencies.filter(({ kind, parentId }) => kind === 'commune-committee' && parentId === district.id),
  )
  const named = (code: string): Agency => {
    if (code === 'district') return district
    if (code === 'commune') return commune
    const agency = agencies.find((candidate) => candidate.code === code)
    if (!agency) throw new Error(`The demonstration names an agency that does not exist: ${code}`)
    return agency
  }
  return {
    story,
    handlingAgency: named(story.agency),
    accusedAgency: story.accused === undefined ? null : named(story.accused),
    commune,
    procedureCode: procedures.get(story.procedure) ?? null,
    channel: chance.weighted({ web: 55, phone: 15, counter: 10, post: 6, email: 6, 'desk-qr': 6, api: 2 }, [
      'web',
      'phone',
      'counter',
      'post',
      'email',
      'desk-qr',
      'api',
    ]),
    senderNumber: chance.whole(0, 9_999_999),
    quotingDeclined: chance.next() < 0.08,
    score: chance.weighted({ '1': 4, '2': 6, '3': 15, '4': 40, '5': 35 }, ['1', '2', '3', '4', '5']),
    code: null,
    feedbackId: null,
  }
}
