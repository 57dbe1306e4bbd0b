import type { JobWorld } from '#kernel/jobs/enqueue.ts'
import { perform } from '#kernel/act.ts'
import { openLocalStore } from '#kernel/files/local-store.ts'
import { folderOutlet } from '#kernel/exchange/outlet.ts'
import { openScanner } from '#kernel/files/scan.ts'
import type { Mail } from '#kernel/mail/mailer.ts'
import { callerOn, expect, freshDatabase, test } from '#kernel/testing/fixtures.ts'
import { aFeedback, seedFeedbackWorld } from '../testing.ts'
import { transferOutside } from '../transfer-outside.ts'
import { mailChase } from './chase.ts'

test('the focal point of the control authority is told which office has not answered since when, once', async () => {
  const database = await freshDatabase()
  try {
    const caller = await callerOn(database)
    const people = await perform(caller, seedFeedbackWorld, undefined)
    const { feedback } = await perform(caller, (act) => aFeedback(act, people, 'classified'), undefined)
    await perform(await callerOn(database, { actor: people.hoa }), transferOutside, {
      code: feedback.code,
      outsideName: 'Bộ Y tế',
      reason: 'Thẩm quyền của Bộ',
    })
    const { id } = await database.reader.selectFrom('feedbackTransfer').select('id').executeTakeFirstOrThrow()
    const sent: Mail[] = []
    const world: JobWorld = {
      caller,
      reader: database.reader,
      mailer: { send: async (mail) => void sent.push(mail) },
      inbox: { collect: async () => ({ received: 0, failed: 0 }) },
      files: openLocalStore('/nonexistent'),
      scanner: openScanner(undefined),
      outlet: folderOutlet('/nonexistent'),
      baseUrl: 'https://tthc.example',
    }
    await mailChase(world, { transferId: id, onDate: '2017-04-14' })
    await mailChase(world, { transferId: id, onDate: '2017-04-14' })
    expect(sent).toHaveLength(1)
    expect(sent[0]).toMatchObject({
      to: 'hoa@minh-bach.example',
      subject: `Chưa có trả lời từ cơ quan ngoài tỉnh: ${feedback.code}`,
    })
    expect(sent[0]?.text.replaceAll('\n', ' ')).toContain('đã chuyển đến Bộ Y tế ngày 15/03/2017')
  } finally {
    await database.drop()
  }
})
