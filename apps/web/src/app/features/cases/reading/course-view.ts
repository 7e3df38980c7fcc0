import type { CourseEvent } from '@consilium/contracts';
import { formatDate, formatNumber, type MarkerSeriesView, type TimelineEntryView, type TimelineView } from '@consilium/ui';
import type { ClinicalWords } from '../words/clinical-words';

type Kind = CourseEvent['kind'];

/** Lanes in the order of the drawing; diagnosis and disease share one, because both say how the disease behaved. */
const LANES: readonly { readonly key: string; readonly kinds: readonly Kind[] }[] = [
  { key: 'surgery', kinds: ['surgery'] },
  { key: 'liverDirected', kinds: ['liverDirected'] },
  { key: 'systemic', kinds: ['systemic'] },
  { key: 'radionuclide', kinds: ['radionuclide'] },
  { key: 'disease', kinds: ['diagnosis', 'disease'] },
  { key: 'imaging', kinds: ['imaging'] },
];

const TREATMENTS: readonly Kind[] = ['systemic', 'liverDirected', 'radionuclide', 'surgery'];

/**
 * The course of the disease on one time axis; null while nothing is recorded. Empty lanes are left out.
 * @param today the newest day of the axis.
 * @param board the next meeting, when one is known.
 */
export function courseView(course: readonly CourseEvent[], words: ClinicalWords, today: string, board: string | null): TimelineView | null {
  const dates = course.map(({ startsOn }) => startsOn).sort();
  const first = dates[0];
  if (first === undefined) return null;
  const until = [today, board ?? today, dates.at(-1) ?? today, ...course.flatMap(({ endsOn }) => endsOn ?? [])].sort().at(-1) ?? today;
  const now = board ?? today;
  const label = board ? words.say('cases.course.board', { date: formatDate(board, 'dayMonth', words.language) }) : words.say('cases.course.today');
  return {
    from: `${first.slice(0, 4)}-01-01`,
    to: until,
    now: { date: now, label },
    lanes: LANES.flatMap(({ key, kinds }) => {
      const entries = course.filter(({ kind }) => kinds.includes(kind)).map((event) => entryOf(event, words));
      return entries.length > 0 ? [{ label: words.say(`cases.course.lane.${key}`), entries }] : [];
    }),
    markers: markersOf(course),
  };
}

function entryOf(event: CourseEvent, words: ClinicalWords): TimelineEntryView {
  const response = event.response ? ` (${words.code('responseCategory', event.response)})` : '';
  const lasting = event.endsOn !== null || event.kind === 'systemic';
  const kind = event.kind === 'surgery' ? 'event' : event.kind === 'disease' && lasting ? 'note' : lasting ? 'period' : 'milestone';
  const start = kind === 'note' && event.endsOn ? middle(event.startsOn, event.endsOn) : event.startsOn;
  return { id: event.id, label: (TREATMENTS.includes(event.kind) ? event.label + response : event.label), kind, start, ...(kind === 'period' ? { end: event.endsOn } : {}) };
}

/** The day between two days, for a remark on a span. */
function middle(from: string, to: string): string {
  return new Date((Date.parse(`${from}T00:00:00Z`) + Date.parse(`${to}T00:00:00Z`)) / 2).toISOString().slice(0, 10);
}

/** One series per marker and unit: values in different units never share a line. */
export function markersOf(course: readonly CourseEvent[]): MarkerSeriesView[] {
  const found = new Map<string, { name: string; unit: string; upper: number | null; points: { date: string; value: number }[] }>();
  for (const { marker, startsOn } of course) {
    if (!marker) continue;
    const key = `${marker.name} ${marker.unit}`;
    const series = found.get(key) ?? { name: marker.name, unit: marker.unit, upper: null, points: [] };
    series.upper = marker.upperReference ?? series.upper;
    series.points.push({ date: startsOn, value: marker.value });
    found.set(key, series);
  }
  return [...found].map(([id, { name, unit, upper, points }]) => ({ id, name, unit, ...(upper === null ? {} : { upperReference: upper }), points }));
}

/** The course in one sentence for people who cannot see the drawing. */
export function courseSentence(view: TimelineView, words: ClinicalWords): string {
  const lanes = view.lanes.map(({ label, entries }) => `${label}: ${entries.map((entry) => entry.label).join(', ')}`);
  const markers = view.markers.map(({ name, unit, points }) => {
    const sorted = [...points].sort((a, b) => a.date.localeCompare(b.date));
    const number = (value: number | undefined): string => (value === undefined ? '' : formatNumber(value, words.language));
    return words.say('cases.course.markerSentence', { name, first: number(sorted[0]?.value), last: number(sorted.at(-1)?.value), unit });
  });
  return [...lanes, ...markers].join('. ');
}
