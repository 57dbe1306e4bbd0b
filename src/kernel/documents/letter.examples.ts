import type { OfficialLetter } from './letter.ts'

/** A letter that forwards feedback on a rule, as an office of 2017 sends it. */
export const transferLetter: OfficialLetter = {
  governingAgency: 'Ủy ban nhân dân\ntỉnh Sóc Trăng',
  issuingAgency: 'Sở Tư pháp',
  number: '5/STP-KSTTHC',
  place: 'Sóc Trăng',
  date: '2017-02-05',
  form: { kind: 'cong-van', subject: 'chuyển phản ánh, kiến nghị của cá nhân về quy định hành chính' },
  addressees: ['Sở Tài nguyên và Môi trường', 'Ủy ban nhân dân thị xã Ngã Năm'],
  body: [
    {
      kind: 'paragraph',
      text: [
        { text: 'Ngày 03/02/2017, Sở Tư pháp tiếp nhận phản ánh, kiến nghị số ' },
        { text: '12/2017', bold: true },
        {
          text: ' của ông Nguyễn Văn Ẫm về thời hạn giải quyết thủ tục đăng ký biến động đất đai; nội dung phản ánh thuộc thẩm quyền xử lý của quý cơ quan theo khoản 1 Điều 9 Nghị định số 20/2008/NĐ-CP.',
        },
      ],
    },
    { kind: 'item', marker: '1.', text: 'Xem xét, xử lý nội dung phản ánh theo quy định.' },
    {
      kind: 'item',
      marker: 'a)',
      text: 'Thông báo tình hình xử lý cho người phản ánh (#set page, *đậm*, $x$, @a, <b>&amp;).',
    },
    { kind: 'paragraph', text: 'Rất mong nhận được sự phối hợp của quý cơ quan./.' },
  ],
  recipients: ['Như trên', 'UBND tỉnh (để báo cáo)', 'Ông Nguyễn Văn Ẫm (để biết)', 'Lưu: VT, KSTTHC'],
  signature: { capacity: ['KT. Giám đốc', 'Phó Giám đốc'], name: 'Trần Thị Lan' },
  contact:
    'Địa chỉ: số 8 Hùng Vương, phường 6, thành phố Sóc Trăng; điện thoại: 02993.821.123\nThư điện tử: sotuphap@soctrang.gov.vn; trang thông tin: sotp.soctrang.gov.vn',
}

/** A decision with grounds, articles and two appendices, the second in landscape with a long table. */
export const planDecision: OfficialLetter = {
  issuingAgency: 'Ủy ban nhân dân\ntỉnh Sóc Trăng',
  number: null,
  symbol: 'QĐ-UBND',
  place: 'Sóc Trăng',
  date: null,
  year: 2017,
  draftMark: 'Dự thảo',
  form: {
    kind: 'named',
    type: 'Quyết định',
    title: 'Về việc ban hành Kế hoạch kiểm soát thủ tục hành chính năm 2017\ntrên địa bàn tỉnh Sóc Trăng',
  },
  authority: 'Chủ tịch Ủy ban nhân dân tỉnh Sóc Trăng',
  grounds: [
    'Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;',
    'Căn cứ Nghị định số 63/2010/NĐ-CP ngày 08 tháng 6 năm 2010 của Chính phủ về kiểm soát thủ tục hành chính',
    'Theo đề nghị của Giám đốc Sở Tư pháp',
  ],
  decides: 'Quyết định:',
  body: [
    {
      kind: 'article',
      number: '1',
      text: 'Ban hành kèm theo Quyết định này Kế hoạch kiểm soát thủ tục hành chính năm 2017.',
    },
    { kind: 'article', number: '2', title: 'Hiệu lực', text: 'Quyết định này có hiệu lực kể từ ngày ký.' },
    {
      kind: 'article',
      number: '3',
      text: 'Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc Sở Tư pháp và Thủ trưởng các cơ quan chịu trách nhiệm thi hành Quyết định này./.',
    },
  ],
  recipients: ['Như Điều 3', 'Cục Kiểm soát TTHC (Bộ Tư pháp)', 'Lưu: VT, NC'],
  signature: { capacity: ['TM. Ủy ban nhân dân', 'KT. Chủ tịch', 'Phó Chủ tịch'], name: null },
  appendices: [
    {
      number: 'I',
      title: 'Mục đích, yêu cầu',
      attachedTo: '(Kèm theo Quyết định số        /QĐ-UBND ngày     tháng     năm 2017)',
      orientation: 'portrait',
      body: [
        { kind: 'heading', level: 1, text: 'Chương I\nQuy định chung' },
        { kind: 'heading', level: 2, text: 'I. MỤC ĐÍCH' },
        { kind: 'paragraph', text: 'Kiểm soát chặt chẽ việc ban hành và thực hiện thủ tục hành chính. '.repeat(50) },
      ],
    },
    {
      number: 'II',
      title: 'Nhiệm vụ kiểm soát thủ tục hành chính năm 2017',
      attachedTo: '(Kèm theo Quyết định số        /QĐ-UBND ngày     tháng     năm 2017)',
      orientation: 'landscape',
      body: [
        {
          kind: 'table',
          columns: [
            { header: 'STT', width: 1, align: 'center' },
            { header: 'Nội dung công việc', width: 5 },
            { header: 'Cơ quan chủ trì', width: 3 },
            { header: 'Thời gian thực hiện', width: 2, align: 'center' },
            { header: 'Kinh phí (đồng)', width: 2, align: 'right' },
          ],
          rows: Array.from({ length: 40 }, (_, index) => [
            [{ text: String(index + 1), bold: true }],
            `Rà soát, đánh giá thủ tục hành chính lĩnh vực đất đai, môi trường, đợt ${index + 1}`,
            'Sở Tư pháp',
            'Quý II/2017',
            '1.250.000',
          ]),
        },
      ],
    },
  ],
}
