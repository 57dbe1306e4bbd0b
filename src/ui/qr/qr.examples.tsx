import { encode } from 'uqr'
import type { Example } from '../example.ts'
import { QrFigure } from './qr.tsx'

const address = 'https://minhbach.vn/phan-anh-kien-nghi/tra-cuu'

export const qrExamples: Example[] = [
  {
    title: 'Mã QR cho phiếu',
    render: () => (
      <QrFigure
        matrix={encode(address, { border: 0 }).data}
        alt="Mã QR mở trang tra cứu"
        caption={`Quét để mở trang tra cứu, hoặc gõ ${address}`}
      />
    ),
  },
]
