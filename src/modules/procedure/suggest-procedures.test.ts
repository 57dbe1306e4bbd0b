import { afterAll, beforeAll } from 'vitest'
import { countStatements } from '#kernel/db/statements.ts'
import type { TestDatabase } from '#kernel/testing/database.ts'
import { describe, expect, test } from '#kernel/testing/fixtures.ts'
import { readStories } from '../../demonstration/stories.ts'
import { judgeSuggestion, spokenPairs } from './judge-suggestion.ts'
import { suggestProcedures } from './suggest-procedures.ts'
import { databaseWithCatalog } from './testing.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await databaseWithCatalog()
})
afterAll(() => database.drop())

async function suggested(text: string): Promise<readonly string[]> {
  const found = await suggestProcedures(database.reader, { text, limit: 5, on: '2026-11-27' })
  return found.map(({ name }) => name)
}

/** Judged by hand against the 4,815 names of the national portal: which of them such a letter may be about. */
const about: readonly (readonly [text: string, right: RegExp])[] = [
  [
    'Đổi giấy phép lái xe ô tô phải có giấy khám sức khỏe không quá sáu tháng, nhưng ở huyện không có nơi khám.',
    /lái xe/i,
  ],
  ['Tôi đăng ký khai tử cho ông nội, cán bộ bảo tuần sau quay lại.', /khai tử/i],
  ['Hưởng trợ cấp thất nghiệp mỗi tháng phải đến khai báo một lần, qua phà mất cả ngày.', /trợ cấp thất nghiệp/i],
  ['Xin giấy xác nhận tình trạng hôn nhân ở từng xã, mỗi giấy chờ ba ngày.', /tình trạng hôn nhân/i],
  ['Doanh nghiệp xin giấy phép lao động cho chuyên gia mất gần hai tháng.', /giấy phép lao động/i],
  [
    'Cùng thủ tục chuyển mục đích sử dụng đất, bảng niêm yết ở huyện yêu cầu ba loại giấy.',
    /chuyển mục đích sử dụng đất/i,
  ],
  ['Tôi nộp hồ sơ cấp lại thẻ bảo hiểm y tế cho mẹ đã hơn một tháng.', /thẻ bảo hiểm y tế/i],
  ['Người ở Vĩnh Châu phải lên thành phố nộp hồ sơ lý lịch tư pháp rồi quay lại nhận.', /lý lịch tư pháp/i],
  ['Chuyển trường cho con trong cùng tỉnh phải có giấy giới thiệu của cả hai trường.', /chuyển trường/i],
  ['toi dang ky khai sinh cho con ma phai nop ban sao chung thuc', /khai sinh/i],
]

/** Letters that are about none of them, or do not say which: from the demonstration and from questions put to a ministry. */
const aboutNone: readonly string[] = [
  'Tôi đến bộ phận một cửa lúc 16 giờ 15 thì cửa đã đóng, trong khi bảng giờ làm việc ghi đến 17 giờ.',
  'Khu vực ấp tôi bị cắt điện ba lần trong tuần, không có thông báo. Xin cho biết ai có trách nhiệm thông báo.',
  'Tôi đã đi lại bốn lần, mỗi lần cán bộ địa chính bảo thiếu một giấy khác nhau, không có phiếu hướng dẫn bằng văn bản. Nhà tôi cách trụ sở xã 12 km.',
  'Nhà cấp bốn diện tích nhỏ ở ấp vẫn bị yêu cầu bản vẽ của đơn vị tư vấn, chi phí gần bằng một tháng lương. Trước đây chỉ cần sơ đồ.',
  'Quầy thuốc ở xã vùng sâu bị yêu cầu diện tích như ở thành phố. Nếu theo thì cả xã không còn quầy thuốc nào.',
  'Mẫu phiếu đăng ký dự tuyển phát tại sở khác mẫu trên trang của bộ, tôi phải làm lại hồ sơ hai lần.',
  'Lúa của tôi mất trắng vì mặn, đã kê khai từ đầu vụ nhưng đến vụ sau vẫn chưa nhận được hỗ trợ, không biết hồ sơ dừng ở đâu.',
  'Hồ sơ xin phép bán lẻ rượu bị yêu cầu thêm giấy xác nhận của công an xã, trong nghị định không có giấy này.',
  'Gần nhà tôi mới dựng trạm phát sóng mà bà con không được hỏi ý kiến. Xin hỏi thủ tục cấp phép có bước lấy ý kiến không?',
  'Công ty tôi sản xuất phần mềm, theo Thông tư 13/2020 thì có quy định doanh nghiệp phải gửi, cập nhật thông tin về sản phẩm phần mềm.',
  'Công ty em hoạt động trong lĩnh vực phần mềm, xin hỏi mình nộp lên Bộ theo tên dịch vụ công và mã số nào.',
]

describe('which procedures a letter may be about', () => {
  test.each(about)('%s → only names with %s, and at least one', async (text, right) => {
    const names = await suggested(text)
    expect(names.length).toBeGreaterThan(0)
    expect(names.filter((name) => !right.test(name))).toEqual([])
  })

  test.each(aboutNone)('nothing is suggested for: %s', async (text) => {
    expect(await suggested(text)).toEqual([])
  })

  test('of the stories of the demonstration, at least four in ten get a suggestion, and nine in ten of those shown are right', async () => {
    const right: Readonly<Record<string, RegExp>> = {
      'đăng ký khai sinh': /khai sinh|chứng sinh/i,
      'đăng ký kết hôn': /hôn nhân|kết hôn/i,
      'cấp giấy phép xây dựng': /giấy phép xây dựng/i,
      'chứng thực bản sao': /chứng thực/i,
      'đổi giấy phép lái xe': /lái xe/i,
      'trợ cấp xã hội hàng tháng': /trợ cấp/i,
      'đăng ký xe': /đăng ký xe/i,
      'miễn giảm tiền sử dụng đất': /hộ nghèo|sử dụng đất/i,
      'hỗ trợ mai táng': /mai táng|khai tử/i,
      'liên thông đăng ký khai sinh': /khai sinh/i,
      'đăng ký thành lập hộ kinh doanh': /hộ kinh doanh/i,
      'đăng ký thay đổi nội dung đăng ký hộ kinh doanh': /hộ kinh doanh/i,
      'chứng chỉ hành nghề hoạt động xây dựng': /hành nghề.*xây dựng/i,
    }
    const judged = { texts: 0, shown: 0, right: 0 }
    const wrong: string[] = []
    for (const story of readStories()) {
      const names = await suggested([story.text, story.remedy].filter(Boolean).join('\n'))
      const rule = right[story.procedure ?? ''] ?? new RegExp(story.procedure ?? 'không có', 'i')
      judged.texts += names.length > 0 ? 1 : 0
      judged.shown += names.length
      judged.right += names.filter((name) => rule.test(name)).length
      wrong.push(...names.filter((name) => !rule.test(name)).map((name) => `${story.procedure}: ${name}`))
    }
    expect(judged.texts / readStories().length, wrong.join('\n')).toBeGreaterThanOrEqual(0.4)
    expect(judged.right / judged.shown, wrong.join('\n')).toBeGreaterThanOrEqual(0.9)
  })

  test('takes two statements', async () => {
    const { statements } = await countStatements(() => suggested('Tôi đăng ký khai tử cho ông nội.'))
    expect(statements.length).toBe(2)
  })
})

describe('the judgement of one name', () => {
  const evenly = () => 5

  test('marks count where they are written, and not where they are not', () => {
    const name = 'Cấp giấy phép sản xuất phân bón'
    expect(judgeSuggestion(spokenPairs('Công ty sản xuất phần mềm.'), name, evenly)).toBeNull()
    expect(judgeSuggestion(spokenPairs('giay phep san xuat phan bon'), name, evenly)?.matched).toContain('phan bon')
  })

  test('the tone may stand on either vowel', () => {
    expect(judgeSuggestion(spokenPairs('khai báo hoá đơn'), 'Khai báo hóa đơn', evenly)).not.toBeNull()
  })

  test('words on two sides of a comma, or with a connecting word between, are no pair', () => {
    expect(spokenPairs('văn bản, nhà tôi').map(({ folded }) => folded)).toEqual(['van ban'])
    expect(spokenPairs('khai từ đầu vụ').map(({ folded }) => folded)).toEqual(['dau vu'])
  })
})
