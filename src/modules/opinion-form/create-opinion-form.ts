import { randomInt } from 'node:crypto'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { Invalid, NotFound } from '#kernel/errors.ts'
import { findAgencyByCode } from '#modules/agency/public.ts'
import { findProcedure } from '#modules/procedure/public.ts'
import type { FormContent, OpinionForm } from './model.ts'
import { formAgenciesOf } from './policy.ts'
import { formColumns, formOf } from './queries.ts'
import './audit-events.ts'

export interface CreateOpinionForm extends FormContent {
  /** Which of her agencies asks; her only one when she has one. */
  readonly agencyCode?: string | undefined
  readonly demonstration?: boolean
}

/** Lập phiếu lấy ý kiến: content, audience, questions, ways of sending and receiving (NĐ 20/2008 Đ.9.2.a–d). @throws NotFound for whoever works in no agency */
export async function createOpinionForm(act: Act, input: CreateOpinionForm): Promise<OpinionForm> {
  const agencyId = await agencyOf(act, input.agencyCode)
  const content = await contentOf(act, input)
  const { actor } = act
  const row = await act.tx
    .insertInto('opinionForm')
    .values({
      ...content,
      code: await freeCode(act, input.title),
      agencyId,
      createdBy: actor.kind === 'official' ? actor.officialId : null,
      createdAt: act.now,
      demonstration: input.demonstration ?? false,
    })
    .returning(formColumns)
    .executeTakeFirstOrThrow()
  const form = formOf(row)
  const { id: formId, code } = form
  await record(act, 'opinion-form.created', { formId, code, agencyId }, { type: 'opinion-form', id: formId })
  return form
}

async function agencyOf(act: Act, code: string | undefined): Promise<string> {
  const mine = formAgenciesOf(act.actor)
  const [only] = mine
  if (only === undefined) throw new NotFound()
  if (code === undefined && mine.length === 1) return only
  const agency = code === undefined ? undefined : await findAgencyByCode(act.tx, code)
  if (!agency || !mine.includes(agency.id)) throw new Invalid([{ field: 'agencyCode', code: 'not-an-option' }])
  return agency.id
}

/** What is written as columns. @throws Invalid where the procedure is not there, or the closing day has passed */
export async function contentOf(act: Act, input: FormContent) {
  const procedure = input.procedureCode ? await findProcedure(act.tx, input.procedureCode, act.today) : undefined
  const problems = [
    ...(input.procedureCode && !procedure ? [{ field: 'procedureCode', code: 'no-such-procedure' }] : []),
    ...(input.about === 'procedure' && !input.procedureCode ? [{ field: 'procedureCode', code: 'required' }] : []),
    ...(input.closesOn < act.today ? [{ field: 'closesOn', code: 'date-in-past' }] : []),
    ...(input.replyChannels.some((channel) => channel !== 'web') && !input.replyAddress
      ? [{ field: 'replyAddress', code: 'required' }]
      : []),
  ]
  if (problems.length > 0) throw new Invalid(problems)
  return {
    title: input.title,
    about: input.about,
    procedureId: procedure?.id ?? null,
    documentTitle: input.documentTitle,
    introduction: input.introduction,
    questions: JSON.stringify(input.questions),
    audience: input.audience,
    ways: [...input.ways],
    replyChannels: [...input.replyChannels],
    replyAddress: input.replyAddress ?? null,
    senderRequired: input.senderRequired,
    closesOn: input.closesOn,
  }
}

/** The address at which a form is made. */
const reservedSlug = 'lap-phieu'
const letters = '23456789abcdefghjkmnpqrstvwxyz'

/** From the title, so that the address says what it is; another form of the same title gets four signs more. */
async function freeCode(act: Act, title: string): Promise<string> {
  const slug = slugOf(title)
  const taken = await act.tx.selectFrom('opinionForm').select('id').where('code', '=', slug).executeTakeFirst()
  if (!taken && slug !== '' && slug !== reservedSlug) return slug
  const more = Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')
  return slug === '' ? `phieu-${more}` : `${slug}-${more}`
}

function slugOf(title: string): string {
  return title
    .toLowerCase()
    .replaceAll('đ', 'd')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 70)
    .replaceAll(/^-|-$/g, '')
}
