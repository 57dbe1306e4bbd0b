import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { Invalid } from '#kernel/errors.ts'
import { Text, Ticked } from '#kernel/http/parse.ts'
import { findAgencyByCode } from '#modules/agency/public.ts'
import { findProcedure } from '#modules/procedure/public.ts'
import { abouts, grounds, kinds, procedureParts, Version, type Feedback, type Target } from './model.ts'
import { move, requireMove, requireVersion } from './move.ts'
import { lockFeedback } from './queries.ts'
import { tell } from './tell.ts'

export const ClassifyFeedback = z.object({
  about: z.enum(abouts),
  kind: z.enum(kinds),
  ground: z.enum(grounds),
  complex: Ticked,
  procedureCode: z.string().trim().max(60).optional(),
  procedurePart: z.enum(procedureParts).optional(),
  provision: Text(500).optional(),
  accusedAgencyCode: z.string().max(100).optional(),
  version: Version.optional(),
})
export type ClassifyFeedback = z.infer<typeof ClassifyFeedback>

/** Nghiên cứu, đánh giá và phân loại (NĐ 20/2008 Đ.9.1.d): conduct or rule, the procedure, whom it accuses. */
export async function classifyFeedback(act: Act, input: ClassifyFeedback & Target): Promise<Feedback> {
  const feedback = await lockFeedback(act.tx, act.actor, input.code)
  requireVersion(act, feedback, input.version)
  requireMove(act, feedback, 'classify')
  const { procedureId, accusedAgencyId } = await foundPlaces(act, input)

  const classified = await move(act, feedback, 'classify', {
    about: input.about,
    kind: input.kind,
    ground: input.ground,
    complex: input.complex,
    procedureId,
    procedurePart: input.procedurePart ?? null,
    provision: input.provision ?? null,
    accusedAgencyId,
  })

  await tell(act, feedback.id, {
    name: 'classified',
    forSender: false,
    details: { about: input.about, ground: input.ground, complex: input.complex },
  })
  const { about, complex } = input
  await record(
    act,
    'feedback.classified',
    { feedbackId: feedback.id, about, complex, procedureId, accusedAgencyId },
    { type: 'feedback', id: feedback.id },
  )
  return classified
}

async function foundPlaces(act: Act, input: ClassifyFeedback) {
  const procedure = input.procedureCode ? await findProcedure(act.tx, input.procedureCode, act.today) : null
  const accused = input.accusedAgencyCode ? await findAgencyByCode(act.tx, input.accusedAgencyCode) : null
  if (procedure === undefined) throw new Invalid([{ field: 'procedureCode', code: 'not-an-option' }])
  if (accused === undefined) throw new Invalid([{ field: 'accusedAgencyCode', code: 'not-an-option' }])
  // Without knowing who is accused nobody can keep the item away from the accused.
  if (input.about === 'conduct' && accused === null)
    throw new Invalid([{ field: 'accusedAgencyCode', code: 'required' }])
  return { procedureId: procedure?.id ?? null, accusedAgencyId: accused?.id ?? null }
}
