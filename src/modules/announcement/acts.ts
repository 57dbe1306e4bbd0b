import { addItem } from './add-item.ts'
import { changeItem, rebaseItem, removeItem } from './change-item.ts'
import { clearDossier } from './clear-dossier.ts'
import { discussFinding } from './discuss-finding.ts'
import { openAnnouncement } from './open-announcement.ts'
import { raiseFinding } from './raise-finding.ts'
import { returnDossier } from './return-dossier.ts'
import { signDecision } from './sign-decision.ts'
import { submitDossier } from './submit-dossier.ts'
import { submitToChairman } from './submit-to-chairman.ts'
import { withdrawDossier } from './withdraw-dossier.ts'

/** Every act of the room by its name, for callers that play whole courses (the demonstration, benchmarks). */
export const announcementActs = {
  openAnnouncement,
  addItem,
  changeItem,
  removeItem,
  rebaseItem,
  submitDossier,
  raiseFinding,
  discussFinding,
  returnDossier,
  clearDossier,
  submitToChairman,
  signDecision,
  withdrawDossier,
} as const
