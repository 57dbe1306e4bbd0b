import type { Example } from '../example.ts'
import { Brand } from './public-shell.tsx'
import { LogoMark } from './logo.tsx'

export const shellExamples: Example[] = [
  {
    title: 'Dấu hiệu và tên',
    render: () => (
      <div class="row">
        <LogoMark />
        <Brand href="/" provinceName="Tỉnh Sóc Trăng" />
      </div>
    ),
  },
]
