import { openingWords, placeIn, shortened, type ContentCheck, type FoundFault } from './check.ts'

const channelNames = { 'in-person': 'trực tiếp', online: 'trực tuyến', post: 'bưu chính', other: 'khác' } as const

/** A time limit has a number and a unit for every way of submitting; "theo quy định" is none. */
export const timeLimitsInNumbers: ContentCheck = {
  id: 'time-limits-in-numbers',
  title: 'Thời hạn giải quyết có số và đơn vị',
  article: 'Điểm đ khoản 2 và khoản 3 Điều 8 Nghị định số 63/2010/NĐ-CP',
  why: 'Thời hạn không có số ngày thì không ai biết khi nào trễ hạn.',
  severity: 'blocking',
  run: ({ content }) =>
    (content?.channels ?? []).flatMap((channel, index): FoundFault[] => {
      if (channel.timeLimits.length > 0) return []
      const words = channel.timeText.trim()
      const name = channelNames[channel.kind]
      if (words === '' && content?.cases.some(({ timeLimit }) => timeLimit !== null)) return []
      if (words === '')
        return [
          { key: `none:${channel.kind}`, part: 'timeLimits', text: `Cách nộp ${name} chưa có thời hạn giải quyết.` },
        ]
      return [
        {
          key: `words:${channel.kind}:${openingWords(words)}`,
          part: 'timeLimits',
          text: `Thời hạn của cách nộp ${name} chỉ ghi bằng lời, chưa có số và đơn vị thời gian: “${shortened(words)}”.`,
          place: placeIn(
            channel.timeText,
            `channels.${index}.timeText`,
            0,
            channel.timeText.length > 300 ? 300 : channel.timeText.length,
          ),
        },
      ]
    }),
}
