import { createHash } from 'node:crypto'
import type { Act } from '#kernel/act.ts'
import { actAs } from '#kernel/testing/fixtures.ts'
import {
  aDecree,
  aDossier,
  aSignedFile,
  amendingDecree,
  decisionActs,
  seedAnnouncing,
  soundContent,
  toTheChairman,
  type AnnouncingPeople,
} from '#modules/announcement/testing.ts'
import { findAnnouncedDecision } from '#modules/announcement/public.ts'
import { openDuties } from './open-duties.ts'

export const aPhoto = {
  name: 'bang-niem-yet.jpg',
  mediaType: 'image/jpeg',
  sha256: createHash('sha256').update('photo').digest('hex'),
  size: 1000,
}

export interface Published {
  readonly people: AnnouncingPeople
  readonly announcementId: string
  readonly procedureId: string
  readonly code: string
}

/** A decision of 15 March 2017 about one new procedure of the department of health, in force from 1 June; its duties are open. */
export async function aPublishedDecision(
  act: Act,
  levels: ('province' | 'district' | 'commune')[] = ['province'],
  instrumentEffectiveOn = '2017-06-01',
): Promise<Published> {
  const people = await seedAnnouncing(act)
  const dossier = await aDossier(act, people, { instrumentEffectiveOn }, (name) => ({ ...soundContent(name), levels }))
  await sign(act, people, dossier.code, '512/QĐ-UBND')
  const item = await firstItem(act, dossier.id)
  return { people, announcementId: dossier.id, ...item }
}

/** Sent, cleared, signed; then what follows from the signature. */
export async function sign(act: Act, people: AnnouncingPeople, code: string, decisionNumber: string): Promise<void> {
  await toTheChairman(act, people, code)
  const signed = await decisionActs.signDecision(actAs(act, people.tu), {
    code,
    decisionNumber,
    decisionOn: act.today,
    ...aSignedFile,
  })
  const decision = await findAnnouncedDecision(act.tx, signed.id)
  if (!decision) throw new Error('The decision is not signed')
  await openDuties(act, { announcementId: signed.id, ...decision })
}

interface AugustChange {
  readonly procedureCode: string
  readonly kind: 'amended' | 'repealed'
}

/** A decree of 10 June 2017 changes or ends an announced procedure from 1 August on; the code of the dossier about it, not yet sent. */
export async function dossierForAugust(act: Act, people: AnnouncingPeople, change: AugustChange): Promise<string> {
  const lan = actAs(act, people.lan)
  const { id, code } = await decisionActs.openAnnouncement(lan, { title: 'Sửa đổi, bãi bỏ thủ tục' })
  await decisionActs.addItem(lan, {
    code,
    kind: change.kind,
    procedureCode: change.procedureCode,
    ...amendingDecree,
  })
  if (change.kind === 'amended') await decisionActs.writeAmended(act, people, id)
  return code
}

/** The same, and the decision about it is signed. */
export async function changeInAugust(
  act: Act,
  people: AnnouncingPeople,
  change: AugustChange & { readonly decisionNumber: string },
): Promise<void> {
  await sign(act, people, await dossierForAugust(act, people, change), change.decisionNumber)
}

async function firstItem(act: Act, announcementId: string) {
  return act.tx
    .selectFrom('announcementItem as item')
    .innerJoin('procedure', 'procedure.id', 'item.procedureId')
    .select(['item.procedureId', 'procedure.code'])
    .where('item.announcementId', '=', announcementId)
    .executeTakeFirstOrThrow()
}

export { aDecree }
