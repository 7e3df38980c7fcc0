import { isBlank, readLaboratoryValue, readNumber, type LaboratoryQuantity } from '@consilium/board';
import type { CourseEventInput } from '@consilium/contracts';
import type { Say } from '../words/speech';

/** What is typed into the form of a course event. */
export interface CourseDraft {
  readonly kind: CourseEventInput['kind'];
  readonly label: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly response: string;
  readonly marker: LaboratoryQuantity;
  readonly value: string;
  readonly unit: string;
  readonly upperReference: string;
}

export type CourseErrors = Partial<Record<'label' | 'startsOn' | 'endsOn' | 'value' | 'upperReference', string>>;

export type CourseReading = { readonly ok: true; readonly input: CourseEventInput } | { readonly ok: false; readonly errors: CourseErrors };

/** Kinds of treatment, for which a best response makes sense. */
export const TREATMENT_KINDS: readonly CourseEventInput['kind'][] = ['surgery', 'systemic', 'liverDirected', 'radionuclide'];

/** Highest laboratory value the contract takes. */
const MOST = 1e9;

/**
 * Reads the form. A marker keeps value and unit as the laboratory reports them; both are checked, neither is converted.
 * @param today nothing in the course lies after it, except the end of a period.
 */
export function readCourseEvent(draft: CourseDraft, today: string, say: Say): CourseReading {
  const errors: CourseErrors = {};
  const isMarker = draft.kind === 'marker';
  if (!isMarker && isBlank(draft.label)) errors.label = say('cases.sheet.event.missing');
  if (draft.startsOn === '') errors.startsOn = say('cases.sheet.event.missing');
  else if (draft.startsOn > today) errors.startsOn = say('cases.referral.future');
  if (draft.endsOn !== '' && draft.endsOn < draft.startsOn) errors.endsOn = say('cases.sheet.event.endBeforeStart');
  const marker = isMarker ? readMarker(draft, say) : { errors: {}, marker: null };
  Object.assign(errors, marker.errors);
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  return {
    ok: true,
    input: {
      kind: draft.kind,
      label: isMarker ? say(`cases.sheet.event.markers.${draft.marker}`) : draft.label.trim(),
      startsOn: draft.startsOn,
      endsOn: isMarker || draft.endsOn === '' ? null : draft.endsOn,
      marker: marker.marker,
      response: TREATMENT_KINDS.includes(draft.kind) && draft.response !== '' ? (draft.response as NonNullable<CourseEventInput['response']>) : null,
    },
  };
}

function readMarker(draft: CourseDraft, say: Say): { readonly errors: CourseErrors; readonly marker: CourseEventInput['marker'] } {
  const errors: CourseErrors = {};
  const value = readLaboratoryValue(draft.marker, draft.value, draft.unit);
  if (!value.ok) errors.value = say(`cases.sheet.reading.${value.code}`, { ...value.params });
  const upper = draft.upperReference.trim() === '' ? null : readNumber(draft.upperReference, { min: 0, max: MOST });
  if (upper !== null && !upper.ok) errors.upperReference = say(`cases.sheet.reading.${upper.code}`, { ...upper.params });
  if (!value.ok) return { errors, marker: null };
  return {
    errors,
    marker: {
      name: say(`cases.sheet.event.markers.${draft.marker}`),
      value: value.reading.entered.value,
      unit: value.reading.entered.unit,
      upperReference: upper?.ok && typeof upper.value === 'number' ? upper.value : null,
    },
  };
}
