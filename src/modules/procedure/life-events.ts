/** Groups of the national portal by what happens in a life, by the names that its records carry. */
export const lifeEvents = [
  'co-con-nho',
  'hoc-tap',
  'viec-lam',
  'cu-tru-va-giay-to-tuy-than',
  'hon-nhan-va-gia-dinh',
  'dien-luc-nha-o-dat-dai',
  'suc-khoe-va-y-te',
  'phuong-tien-va-nguoi-lai',
  'huu-tri',
  'nguoi-than-qua-doi',
  'giai-quyet-khieu-kien',
] as const
export type LifeEvent = (typeof lifeEvents)[number]
