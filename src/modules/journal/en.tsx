import type { JournalWords } from './words.ts'

export const journalWordsEn: JournalWords = {
  title: 'Public log',
  lead: 'Everything done in this system is written to a log of acts. At the end of every day the system publishes a root: a seal over the whole log up to then. Whoever keeps a root can tell if the log is later altered, cut or added to.',
  description: 'The daily roots of the log of acts, published for anybody to compare.',
  day: 'Published on',
  events: 'Acts',
  root: 'Root',
  caption: 'Published roots',
  none: 'No root yet',
  noneWhy: 'The first root is published at the end of the day on which the system starts.',
  download: 'Download all roots (goc.txt)',
  howToCheck: 'How to check',
  howTitle: 'How to check the log',
  howLead: 'You need not trust us. Keep one line today and compare it later.',
  sections: [
    {
      heading: 'Anybody: note and compare',
      body: (
        <ol>
          <li>
            Download <a href="/nhat-ky/goc.txt">goc.txt</a>, or copy the line of one day: day, number of acts, root.
            Keep it where we cannot reach it: your computer, an e-mail, a newspaper.
          </li>
          <li>Later, download the file again and compare. The line of a past day must be the same, digit by digit.</li>
          <li>If it differs or is gone, the root was replaced. Send us feedback with the line you kept.</li>
        </ol>
      ),
    },
    {
      heading: 'Programmers: check that the log was only added to',
      body: (
        <>
          <p>
            Take the numbers of acts of any two days, 1200 and 3400 say, and open{' '}
            <code>/nhat-ky/chung-minh.json?tu=1200&amp;den=3400</code>. It proves that the log of the earlier day is the
            unaltered beginning of the later one. How to check it: RFC 9162, section 2.1.4.2.
          </p>
          <p>
            The tree is that of RFC 6962, section 2.1, with SHA-256: a leaf is SHA-256(0x00 ‖ content), a node is
            SHA-256(0x01 ‖ left ‖ right). The content of a leaf is JSON written as in RFC 8785 (sorted keys, no blanks)
            of nine values: actorId, actorKind, at, data, id, name, requestId, subjectId, subjectType. The instant{' '}
            <code>at</code> is in UTC with all six decimals of the second; numbers keep every digit.
          </p>
        </>
      ),
    },
    {
      heading: 'Inspectors: recompute everything',
      body: (
        <p>
          Whoever may enter the server runs <code>bin/minhbach audit verify --roots goc.txt</code> with a file of roots
          of their own keeping. It recomputes the hash of every act, compares with every root, and names the first act
          that was altered, removed or added.
        </p>
      ),
    },
    {
      heading: 'What a root does not say',
      body: (
        <p>
          A root tells whether the log was changed after it was sealed. It does not tell whether what was first written
          is true, and it reveals nothing of the log. The log holds no personal data.
        </p>
      ),
    },
  ],
}
