import type { LetterAppendix, OfficialLetter } from './letter.ts'
import { letterPage, letterSizes } from './letter.ts'
import {
  addresseeLines,
  appendixLabel,
  capitals,
  groundLines,
  letterTitle,
  numberLine,
  placeDateLine,
  recipientLines,
  subjectLine,
} from './letter-lines.ts'
import { metadataText, printableText } from './plain-text.ts'
import { printableBlocks, type BlockRoom } from './printable-blocks.ts'
import { typstPdf } from './typst.ts'

const pointsPerMillimetre = 72 / 25.4
const portraitWidth = letterPage.width - letterPage.left - letterPage.right
const landscapeWidth = letterPage.height - letterPage.left - letterPage.right

/**
 * An official document as PDF/A-2b, laid out by Phụ lục I, Nghị định 30/2020/NĐ-CP.
 * Any text is accepted: what the font cannot show appears as `□`.
 * @param madeAt for the metadata: `act.now`; equal letters at an equal instant give equal bytes
 */
export function letterToPdf(letter: OfficialLetter, madeAt: Date): Promise<Buffer> {
  const half = (text: string): string => printableText(text, 180, letterSizes.agency)
  const named = letter.form.kind === 'named' ? letter.form : null
  const data = {
    sizes: letterSizes,
    page: letterPage,
    title: metadataText(letterTitle(letter)),
    author: metadataText(letter.issuingAgency),
    governing: letter.governingAgency === undefined ? null : half(capitals(letter.governingAgency)),
    issuing: half(capitals(letter.issuingAgency)),
    number: half(numberLine(letter)),
    subject: letter.form.kind === 'cong-van' ? half(subjectLine(letter.form.subject)) : null,
    draftMark: letter.draftMark === undefined ? null : half(capitals(letter.draftMark)),
    placeDate: half(placeDateLine(letter)),
    type: named && printableText(capitals(named.type)),
    about: named && printableText(named.title),
    addressees: addresseeLines(letter.addressees ?? []).map((line) => printableText(line, 300)),
    authority: letter.authority === undefined ? null : printableText(capitals(letter.authority)),
    grounds: groundLines(letter.grounds ?? []).map((line) => printableText(line)),
    decides: letter.decides === undefined ? null : printableText(capitals(letter.decides)),
    body: printableBlocks(letter.body, room(portraitWidth)),
    recipients: recipientLines(letter.recipients).map(half),
    capacity: letter.signature.capacity.map((line) => half(capitals(line))),
    signer: letter.signature.name === null ? null : half(letter.signature.name),
    appendices: (letter.appendices ?? []).map(printableAppendix),
    contact: letter.contact === undefined ? null : printableText(letter.contact),
  }
  return typstPdf('letter', data, madeAt)
}

function printableAppendix(appendix: LetterAppendix): unknown {
  const landscape = appendix.orientation === 'landscape'
  return {
    landscape,
    label: printableText(appendixLabel(appendix)),
    title: printableText(capitals(appendix.title)),
    attachedTo: printableText(appendix.attachedTo),
    body: printableBlocks(appendix.body, room(landscape ? landscapeWidth : portraitWidth)),
  }
}

function room(millimetres: number): BlockRoom {
  return { width: millimetres * pointsPerMillimetre - 20, size: letterSizes.body, tableSize: letterSizes.table }
}
