import type { CourseEventInput } from '@consilium/contracts';
import type { DemoProfileKey } from './demo-profiles.js';

export interface DemoCourseEvent extends Pick<CourseEventInput, 'kind' | 'label' | 'marker' | 'response'> {
  /** Days from today; negative lies in the past. */
  readonly fromDay: number;
  readonly toDay: number | null;
}

const event = (kind: CourseEventInput['kind'], label: string, fromDay: number, toDay: number | null = null, response: CourseEventInput['response'] = null): DemoCourseEvent => ({ kind, label, fromDay, toDay, marker: null, response });
const cga = (fromDay: number, value: number): DemoCourseEvent => ({ ...event('marker', 'Chromogranin A', fromDay), marker: { name: 'Chromogranin A', value, unit: 'µg/L', upperReference: 100 } });
const hiaa = (fromDay: number, value: number): DemoCourseEvent => ({ ...event('marker', '5-HIAA, urine', fromDay), marker: { name: '5-HIAA, urine', value, unit: 'µmol/24 h', upperReference: 50 } });

const midgutCourse: readonly DemoCourseEvent[] = [
  event('diagnosis', 'Ileal NET with liver metastases', -1210),
  event('surgery', 'Ileal resection with nodes, R0', -1150),
  event('systemic', 'Lanreotide 120 mg every 28 days', -1100, null, 'SD'),
  event('disease', 'Stable for 30 months', -1000, -120),
  event('imaging', 'MRI: progression in segments VII and VIII', -118),
  event('imaging', 'MRI of the liver with volumetry', -20),
  cga(-1200, 1240), cga(-1000, 520), cga(-820, 430), cga(-640, 420), cga(-420, 455), cga(-240, 610), cga(-20, 1180),
  hiaa(-1200, 410), hiaa(-1000, 190), hiaa(-820, 150), hiaa(-640, 155), hiaa(-420, 175), hiaa(-240, 240), hiaa(-20, 470),
];

const shortCourse = (primary: string, operation: string | null): readonly DemoCourseEvent[] => [
  event('diagnosis', primary, -420),
  ...(operation === null ? [] : [event('surgery', operation, -380)]),
  event('imaging', 'CT of chest and abdomen', -60),
  event('imaging', 'MRI of the liver', -20),
  cga(-410, 260), cga(-200, 180), cga(-20, 210),
];

/** The course of the disease that belongs to a clinical picture. */
export function demoCourse(profile: DemoProfileKey): readonly DemoCourseEvent[] {
  switch (profile) {
    case 'functionalBilobar':
    case 'carcinoidHeart':
      return midgutCourse;
    case 'prrtQuestion':
      return [...shortCourse('Ileal NET with liver and bone metastases', 'Ileal resection'), event('systemic', 'Octreotide LAR 30 mg every 28 days', -360, -30, 'PD'), event('liverDirected', 'TAE, right lobe', -210, null, 'PR')];
    case 'transplantQuestion':
      return [...shortCourse('Ileal NET with liver metastases', 'Ileal resection with nodes'), event('systemic', 'Lanreotide 120 mg every 28 days', -340, null, 'SD')];
    case 'highGrade':
      return [event('diagnosis', 'Pancreatic NET G3', -70), event('imaging', 'MRI of the liver', -20), event('imaging', 'FDG PET/CT: high uptake', -35)];
    case 'recurrenceFewLesions':
      return [event('diagnosis', 'Rectal NET', -1500), event('surgery', 'Low anterior resection', -1460), event('surgery', 'Segment VI resection, R0', -920), event('imaging', 'MRI: two new lesions', -30)];
    case 'textbookResectable':
      return shortCourse('Ileal NET with one liver metastasis', 'Ileal resection, R0');
    case 'asymptomaticHighBurden':
      return shortCourse('Midgut NET, primary in place', null);
    case 'carcinoma':
      return [event('diagnosis', 'Neuroendocrine carcinoma of the ascending colon', -150), event('systemic', 'Platinum and etoposide, 4 cycles', -130, -40, 'PD'), event('imaging', 'CT of chest and abdomen', -25)];
    case 'sparse':
      return [event('imaging', 'Ultrasound: several liver lesions', -25)];
  }
}
