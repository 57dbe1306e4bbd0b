import type { JournalWords } from './words.ts'

export const journalWordsVi: JournalWords = {
  title: 'Nhật ký công khai',
  lead: 'Mỗi việc làm trên hệ thống đều được ghi vào nhật ký hành vi. Cuối mỗi ngày, hệ thống công bố một mã gốc: dấu niêm phong của toàn bộ nhật ký đến lúc đó. Ai giữ lại mã gốc cũng phát hiện được nếu về sau nhật ký bị sửa, xóa hoặc chèn thêm.',
  description: 'Mã gốc của nhật ký hành vi, công bố mỗi ngày để bất kỳ ai cũng đối chiếu được.',
  day: 'Ngày công bố',
  events: 'Số hành vi',
  root: 'Mã gốc',
  caption: 'Mã gốc đã công bố',
  none: 'Chưa có mã gốc nào',
  noneWhy: 'Mã gốc đầu tiên được công bố vào cuối ngày hệ thống bắt đầu hoạt động.',
  download: 'Tải toàn bộ mã gốc (goc.txt)',
  howToCheck: 'Cách kiểm chứng',
  howTitle: 'Cách kiểm chứng nhật ký',
  howLead: 'Không cần tin chúng tôi. Chỉ cần giữ lại một dòng chữ hôm nay và so lại về sau.',
  sections: [
    {
      heading: 'Ai cũng làm được: ghi lại và so lại',
      body: (
        <ol>
          <li>
            Tải tệp <a href="/nhat-ky/goc.txt">goc.txt</a>, hoặc chép lại dòng của một ngày: ngày, số hành vi, mã gốc.
            Cất ở nơi chúng tôi không với tới được: máy của bạn, thư điện tử, một tờ báo.
          </li>
          <li>Về sau, tải lại tệp và so. Dòng của ngày đã qua phải giống hệt, từng chữ số.</li>
          <li>Nếu khác hoặc mất, mã gốc đã bị thay. Hãy gửi phản ánh kèm dòng bạn đã giữ.</li>
        </ol>
      ),
    },
    {
      heading: 'Người biết lập trình: kiểm tra nhật ký chỉ được ghi thêm',
      body: (
        <>
          <p>
            Lấy số hành vi của hai ngày bất kỳ, ví dụ 1200 và 3400, rồi mở{' '}
            <code>/nhat-ky/chung-minh.json?tu=1200&amp;den=3400</code>. Tệp này chứng minh nhật ký của ngày trước là
            phần đầu nguyên vẹn của nhật ký ngày sau. Cách kiểm tra: RFC 9162, mục 2.1.4.2.
          </p>
          <p>
            Cây băm theo RFC 6962, mục 2.1, với SHA-256: lá là SHA-256(0x00 ‖ nội dung), nút là SHA-256(0x01 ‖ trái ‖
            phải). Nội dung của lá là JSON viết theo RFC 8785 (khóa xếp theo thứ tự, không khoảng trắng) gồm chín giá
            trị: actorId, actorKind, at, data, id, name, requestId, subjectId, subjectType. Thời điểm <code>at</code>{' '}
            viết theo giờ UTC với đủ sáu chữ số thập phân của giây; số giữ nguyên từng chữ số.
          </p>
        </>
      ),
    },
    {
      heading: 'Đoàn kiểm tra: tính lại toàn bộ',
      body: (
        <p>
          Người được vào máy chủ chạy <code>bin/minhbach audit verify --roots goc.txt</code> với tệp mã gốc do chính
          mình giữ. Lệnh này tính lại mã băm của từng hành vi, so với mọi mã gốc, và nêu rõ hành vi đầu tiên bị sửa, bị
          xóa hoặc bị chèn thêm.
        </p>
      ),
    },
    {
      heading: 'Điều mã gốc không nói lên',
      body: (
        <p>
          Mã gốc cho biết nhật ký có bị thay đổi sau khi niêm phong hay không. Mã gốc không cho biết điều được ghi lúc
          đầu là đúng hay sai, và không để lộ nội dung nào của nhật ký. Nhật ký không chứa dữ liệu cá nhân.
        </p>
      ),
    },
  ],
}
