import { perform, type Act } from '#kernel/act.ts'
import { samplePdf } from '#kernel/files/sample-files.ts'
import { actAs, callerOn } from '#kernel/testing/fixtures.ts'
import { listFindings } from '#modules/announcement/finding-queries.ts'
import { listItems } from '#modules/announcement/item-queries.ts'
import type { Announcement } from '#modules/announcement/model.ts'
import { clearDossier } from '#modules/announcement/clear-dossier.ts'
import { returnDossier } from '#modules/announcement/return-dossier.ts'
import { signDecision } from '#modules/announcement/sign-decision.ts'
import { submitDossier } from '#modules/announcement/submit-dossier.ts'
import { submitToChairman } from '#modules/announcement/submit-to-chairman.ts'
import { aDossier, soundContent } from '#modules/announcement/testing.ts'
import type { Sample } from './route-params.ts'
import type { RouteWorld } from './route-world.ts'

const brought = new WeakMap<RouteWorld, Promise<readonly Sample[]>>()

/** A dossier of the department of health that is being written, one that came back with findings, and one that was signed; once for each world. */
export function announcementSamples(world: RouteWorld): Promise<readonly Sample[]> {
  const known = brought.get(world) ?? bringAnnouncements(world)
  brought.set(world, known)
  return known
}

async function bringAnnouncements(world: RouteWorld): Promise<readonly Sample[]> {
  const sha256 = await world.site.world.files.put(samplePdf)
  const { written, returned, signed } = await perform(
    await callerOn(world.database),
    async (act) => ({
      written: await aDossier(act, world.people, { name: 'Cấp giấy phép đang soạn' }),
      returned: await aReturnedDossier(act, world),
      signed: await aSignedDecision(act, world, sha256),
    }),
    undefined,
  )
  const { reader } = world.database
  const [item] = await listItems(reader, written.id)
  const [finding] = await listFindings(reader, returned.id)
  const own = { code: written.code, itemId: item?.id ?? '', findingId: finding?.id ?? '', file: 'quyet-dinh.pdf' }
  return [
    { under: '/cong-bo', params: { slug: signed.decisionSlug ?? '' } },
    { under: '/can-bo/cong-bo', params: own },
    { under: '/can-bo/cong-bo/:code/quyet-dinh-da-ky.pdf', params: { code: signed.code } },
    { under: '/can-bo/cong-bo/:code/y-kien', params: { ...own, code: returned.code } },
    { under: '/api/v1/announcements', params: own },
  ]
}

async function aReturnedDossier(act: Act, { people }: RouteWorld): Promise<Announcement> {
  const withoutGround = (name: string) => ({ ...soundContent(name), legalBases: [] })
  const { code } = await aDossier(act, people, { name: 'Cấp giấy phép bị trả lại' }, withoutGround)
  await submitDossier(actAs(act, people.lan), { code })
  return returnDossier(actAs(act, people.hoa), { code, reason: 'Chưa ghi căn cứ pháp lý.' })
}

async function aSignedDecision(act: Act, { people }: RouteWorld, sha256: string): Promise<Announcement> {
  const { code } = await aDossier(act, people, { name: 'Cấp giấy phép đã công bố' })
  await submitDossier(actAs(act, people.lan), { code })
  await clearDossier(actAs(act, people.hoa), { code })
  await submitToChairman(actAs(act, people.hanh), { code })
  return signDecision(actAs(act, people.tu), {
    code,
    decisionNumber: '77/QĐ-UBND',
    decisionOn: act.today,
    file: { name: 'quyết định.pdf', mediaType: 'application/pdf', sha256, size: samplePdf.length },
    signatures: [],
  })
}
