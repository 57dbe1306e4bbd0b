import { pathTo } from '#kernel/http/route.ts'

/** Every address of this room. */
export const opinionPaths = {
  list: '/phieu-lay-y-kien',
  form: '/phieu-lay-y-kien/:code',
  sheet: '/phieu-lay-y-kien/:code/phieu.pdf',
  received: '/phieu-lay-y-kien/:code/da-nhan/:id',
  staffList: '/can-bo/phieu-lay-y-kien',
  staffNew: '/can-bo/phieu-lay-y-kien/lap-phieu',
  staffNewQuestions: '/can-bo/phieu-lay-y-kien/lap-phieu/cau-hoi',
  staffForm: '/can-bo/phieu-lay-y-kien/:code',
  staffSheet: '/can-bo/phieu-lay-y-kien/:code/phieu.pdf',
  staffAmend: '/can-bo/phieu-lay-y-kien/:code/sua',
  staffAmendQuestions: '/can-bo/phieu-lay-y-kien/:code/sua/cau-hoi',
  staffInvite: '/can-bo/phieu-lay-y-kien/:code/doi-tuong',
  staffOpen: '/can-bo/phieu-lay-y-kien/:code/gui',
  staffRemind: '/can-bo/phieu-lay-y-kien/:code/don-doc',
  staffClose: '/can-bo/phieu-lay-y-kien/:code/ket-thuc',
  staffDecide: '/can-bo/phieu-lay-y-kien/:code/quyet-dinh',
  staffEnter: '/can-bo/phieu-lay-y-kien/:code/nhap-y-kien',
  staffRegister: '/can-bo/phieu-lay-y-kien/:code/so-tiep-nhan.xlsx',
  staffEvaluate: '/can-bo/phieu-lay-y-kien/:code/danh-gia',
  staffReply: '/can-bo/phieu-lay-y-kien/:code/y-kien/:number',
  staffSender: '/can-bo/phieu-lay-y-kien/:code/y-kien/:number/nguoi-gui',
  staffTurn: '/can-bo/phieu-lay-y-kien/:code/y-kien/:number/phan-anh',
} as const
export type OpinionPath = keyof typeof opinionPaths

export function opinionPath(name: OpinionPath, params: Readonly<Record<string, string | number>> = {}): string {
  return pathTo(opinionPaths[name], params)
}
