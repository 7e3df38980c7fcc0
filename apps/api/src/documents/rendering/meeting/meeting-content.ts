/** Agenda, minutes and action list as blocks, from the frozen state of a meeting. */
import type { FrozenMeeting } from '../../orders/frozen.js';
import { meetingTexts } from '../../texts/meeting.js';
import { longDate, shortDate, textsOf, wallClock, weekday, type DocumentLanguage } from '../../texts/index.js';
import { optionName } from '../../views/clinical-words.js';
import type { Block, Inline } from '../content/content.js';
import { conditionInlines, withoutStop } from '../content/conditions.js';

type Case = FrozenMeeting['agenda'][number];

export interface PageContent {
  readonly title: string;
  readonly blocks: readonly Block[];
}

const clock = (instant: string, { meeting }: FrozenMeeting): string => wallClock(instant, meeting.timeZone).time;
const day = ({ meeting }: FrozenMeeting): string => wallClock(meeting.startsAt, meeting.timeZone).date;
const patientLine = ({ patient }: Case, language: DocumentLanguage): Inline[] => [
  { strong: `${patient.familyName.toUpperCase()}, ${patient.givenName}` },
  `\n${shortDate(patient.birthDate, language)} · ${patient.identifier}`,
];

function meetingLines(frozen: FrozenMeeting, language: DocumentLanguage, more: ReadonlyArray<{ readonly label: string; readonly value: string }> = []): Block {
  const words = meetingTexts[language];
  const { meeting, agenda } = frozen;
  const date = day(frozen);
  const items = [
    { label: words.when, value: words.whenLine(weekday(date, language), longDate(date, language), clock(meeting.startsAt, frozen)) },
    { label: words.where, value: meeting.place },
    { label: words.link, value: meeting.link },
    { label: words.chair, value: meeting.chair },
    { label: words.planned, value: `${words.minutesCount(meeting.plannedMinutes)}, ${words.cases(agenda.length)}` },
    ...more,
  ];
  return { kind: 'properties', items: items.filter(({ value }) => value !== '').map(({ label, value }) => ({ label, value: [value] })) };
}

export function agendaContent(frozen: FrozenMeeting, language: DocumentLanguage): PageContent {
  const words = meetingTexts[language];
  const texts = textsOf[language];
  const blocks: Block[] = [{ kind: 'title', text: frozen.meeting.title }, meetingLines(frozen, language)];
  let start = new Date(frozen.meeting.startsAt).getTime();
  for (const lane of ['discuss', 'standardOfCare', 'deferred'] as const) {
    const cases = frozen.agenda.filter((item) => item.lane === lane);
    if (cases.length === 0) continue;
    blocks.push({ kind: 'heading', text: words.lanes[lane]!, note: words.cases(cases.length) });
    const rows = cases.flatMap((item, index): Inline[][][] => {
      const pauses = lane === 'discuss' ? frozen.breaks.filter(({ afterCases }) => afterCases === index) : [];
      const pauseRows = pauses.map(({ minutes }): Inline[][] => {
        const from = clock(new Date(start).toISOString(), frozen);
        start += minutes * 60_000;
        return [[from, { quiet: `\n${words.minutesCount(minutes)}` }], [{ quiet: words.break }], [''], ['']];
      });
      const at = clock(new Date(start).toISOString(), frozen);
      // Only what is discussed takes time of the meeting.
      if (lane === 'discuss') start += item.minutes * 60_000;
      const notes = [item.reason, item.waiver === null ? '' : words.waiver(item.waiver.by, item.waiver.reason), item.late === null ? '' : words.late(item.late.askedBy, item.late.assentedBy, item.late.reason)];
      return [
        ...pauseRows,
        [
          [lane === 'discuss' ? at : '', { quiet: lane === 'discuss' ? `\n${words.minutesCount(item.minutes)}` : '' }],
          [...patientLine(item, language), { quiet: `\n${texts.caseLabel(item.caseNumber)}` }],
          [{ strong: `${texts.questions[item.question.code]}. ` }, item.question.text, ...notes.filter((note) => note !== '').map((note) => ({ quiet: `\n${note}` }))],
          [item.presenter ?? ''],
        ],
      ];
    });
    blocks.push({
      kind: 'table',
      columns: [
        { head: words.columns.time, share: 0.09 },
        { head: words.columns.patient, share: 0.29, isRowHead: true },
        { head: words.columns.question, share: 0.44 },
        { head: words.columns.presenter, share: 0.18 },
      ],
      rows,
    });
  }
  return { title: words.agendaTitle(frozen.meeting.title, longDate(day(frozen), language)), blocks };
}

export function minutesContent(frozen: FrozenMeeting, language: DocumentLanguage): PageContent {
  const words = meetingTexts[language];
  const { meeting } = frozen;
  const times = [
    { label: words.opened, value: meeting.openedAt === null ? words.notYet : clock(meeting.openedAt, frozen) },
    { label: words.closed, value: meeting.closedAt === null ? words.notYet : clock(meeting.closedAt, frozen) },
  ];
  const blocks: Block[] = [{ kind: 'title', text: meeting.title }, meetingLines(frozen, language, times), ...attendance(frozen, language)];
  blocks.push({ kind: 'heading', text: words.interests });
  blocks.push(
    frozen.interests.length === 0
      ? { kind: 'paragraph', text: [words.noInterests] }
      : { kind: 'list', items: frozen.interests.map(({ name, caseNumber, kind, text, recuses }) => [words.interestLine(name, caseNumber, words.interestKinds[kind] ?? kind, recuses), { quiet: text === '' ? '' : ` (${text})` }]) },
  );
  for (const item of frozen.agenda) blocks.push(...caseMinutes(item, language));
  return { title: words.minutesTitle(meeting.title, longDate(day(frozen), language)), blocks };
}

function attendance(frozen: FrozenMeeting, language: DocumentLanguage): Block[] {
  const words = meetingTexts[language];
  const texts = textsOf[language];
  if (frozen.attendance.length === 0) return [{ kind: 'heading', text: words.attendance }, { kind: 'paragraph', text: [words.noAttendance] }];
  return [
    { kind: 'heading', text: words.attendance },
    {
      kind: 'table',
      columns: [
        { head: words.attendanceColumns.name, share: 0.3, isRowHead: true },
        { head: words.attendanceColumns.discipline, share: 0.26 },
        { head: words.attendanceColumns.role, share: 0.24 },
        { head: words.attendanceColumns.from, share: 0.1, align: 'right' },
        { head: words.attendanceColumns.to, share: 0.1, align: 'right' },
      ],
      rows: frozen.attendance.map(({ name, discipline, role, mode, covers, arrivedAt, leftAt }) => [
        [{ strong: name }],
        [discipline === null ? '' : texts.disciplines[discipline]],
        [`${words.roles[role]}${covers === null ? '' : ` ${words.covers(covers)}`}, ${words.modes[mode]}`],
        [clock(arrivedAt, frozen)],
        [leftAt === null ? '' : clock(leftAt, frozen)],
      ]),
    },
  ];
}

function caseMinutes(item: Case, language: DocumentLanguage): Block[] {
  const words = meetingTexts[language];
  const texts = textsOf[language];
  const { recommendation } = item;
  const blocks: Block[] = [
    { kind: 'heading', text: `${item.patient.familyName.toUpperCase()}, ${item.patient.givenName}`, note: `${shortDate(item.patient.birthDate, language)} · ${item.patient.identifier} · ${texts.caseLabel(item.caseNumber)}` },
    { kind: 'paragraph', text: [{ strong: `${texts.questions[item.question.code]}. ` }, item.question.text], direction: 'firstLetter' },
  ];
  if (recommendation === null) return [...blocks, { kind: 'paragraph', text: [{ quiet: words.noRecommendationYet }] }];
  const conditions = recommendation.conditions.map((condition) => conditionInlines(condition, texts));
  blocks.push({ kind: 'callout', paragraphs: [[{ strong: `${recommendedText(item, language)}.` }], ...conditions] });
  if (recommendation.actions.length > 0) blocks.push({ kind: 'list', items: recommendation.actions.map(({ what, owner, dueOn }) => [`${withoutStop(what)}: ${owner}, ${shortDate(dueOn, language)}`]) });
  const closing = [recommendation.dissents.length === 0 ? '' : words.dissent(recommendation.dissents.join(', ')), recommendation.signedOff ? words.signed : words.awaiting];
  blocks.push({ kind: 'paragraph', text: [{ quiet: closing.filter((part) => part !== '').join(' ') }] });
  return blocks;
}

function recommendedText({ recommendation }: Case, language: DocumentLanguage): string {
  if (recommendation === null) return '';
  if (recommendation.kind === 'option' && recommendation.optionId !== null) return withoutStop(optionName(recommendation.optionId, language));
  if (recommendation.kind === 'other') return withoutStop(recommendation.text);
  return `${meetingTexts[language].noRecommendation}: ${withoutStop(recommendation.text)}`;
}

export function actionListContent(frozen: FrozenMeeting, language: DocumentLanguage): PageContent {
  const words = meetingTexts[language];
  const actions = frozen.agenda.flatMap((item) => (item.recommendation?.actions ?? []).map((action) => ({ ...action, item })));
  actions.sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.owner < b.owner ? -1 : 1));
  const title = words.actionTitle(frozen.meeting.title, longDate(day(frozen), language));
  const heading: Block[] = [{ kind: 'title', text: words.actionList }, { kind: 'paragraph', text: [{ quiet: `${frozen.meeting.title}, ${longDate(day(frozen), language)}` }] }];
  if (actions.length === 0) return { title, blocks: [...heading, { kind: 'paragraph', text: [words.noActions] }] };
  return {
    title,
    blocks: [
      ...heading,
      {
        kind: 'table',
        columns: [
          { head: words.actionColumns.by, share: 0.16, align: 'left' },
          { head: words.actionColumns.who, share: 0.22 },
          { head: words.actionColumns.what, share: 0.26, isRowHead: true },
          { head: words.actionColumns.case, share: 0.28 },
          { head: words.actionColumns.state, share: 0.08 },
        ],
        rows: actions.map(({ what, owner, dueOn, done, item }) => [
          [shortDate(dueOn, language)], [{ strong: owner }], [what], [`${item.patient.familyName.toUpperCase()}, ${item.patient.givenName.slice(0, 1)}. · ${item.caseNumber}`], [done ? words.done : words.open],
        ]),
      },
    ],
  };
}
