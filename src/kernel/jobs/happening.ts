import { perform, type Act } from '#kernel/act.ts'
import { defineJob, type Job } from '#kernel/jobs/enqueue.ts'
import { enqueue } from '#kernel/jobs/queue.ts'

/**
 * Something that has happened in one room and that others may want to react to. The room that tells it knows nobody who listens;
 * who does what stands in `src/reactions.ts`, one line each.
 */
export interface Happening<Payload extends object> {
  /** `room.past-tense`; also the queue's name. */
  readonly name: string
  /** Never set: it ties the name to the shape of what is told. */
  readonly payload?: Payload
}

export function defineHappening<Payload extends object>(name: string): Happening<Payload> {
  return { name }
}

/** Tells it in the act's own transaction: it is told if and only if it has happened. */
export async function tellOthers<Payload extends object>(
  act: Act,
  happening: Happening<Payload>,
  payload: Payload,
): Promise<void> {
  await act.queue.send(act.tx, happening, payload)
}

/**
 * The jobs behind one line of `src/reactions.ts`: one that hands what has happened on, and the reactions, each tried again by itself
 * when it fails. Like every job a reaction must bear being run twice.
 */
export function when<Payload extends object>(
  happening: Happening<Payload>,
  ...reactions: readonly Job<Payload>[]
): readonly Job<never>[] {
  const handOn = defineJob<Payload>({
    name: happening.name,
    work: async ({ caller }, payload) => {
      await perform(
        caller,
        async (act) => {
          for (const reaction of reactions) await enqueue(act, reaction, payload)
        },
        undefined,
      )
    },
  })
  return [handOn, ...reactions]
}
