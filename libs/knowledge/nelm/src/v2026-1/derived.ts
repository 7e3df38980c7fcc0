/**
 * Elements that are never entered. The grade is a set of possible grades; the primary region follows the site.
 * Cut-offs of the grade are assumptions of this version (no source holds the full table) and therefore settings.
 */
import {
  all,
  always,
  any,
  is,
  known,
  missing,
  oneOf,
  setting,
  settingIs,
  type DerivedElement,
} from '@consilium/criteria';

/** "Moderate" is an older word; by default it counts as well differentiated, otherwise as not determined. */
const wellDifferentiated = any(
  is('differentiation', 'well'),
  all(is('differentiation', 'moderate'), settingIs('moderateDifferentiation', 'well')),
);
const anyIndex = any(known('ki67Pct'), known('mitoticCount'));
const bothIndices = known('ki67Pct', 'mitoticCount');

const grade: DerivedElement = {
  id: 'grade',
  group: 'Tumour biology',
  values: ['G1', 'G2', 'G3', 'NEC'],
  setValued: true,
  bands: {
    ladder: ['G1', 'G2', 'G3'],
    indices: [
      {
        element: 'ki67Pct',
        steps: [
          { value: 'G3', comparison: '>', bound: setting('gradeG3AboveKi67Pct') },
          { value: 'G2', comparison: '>=', bound: setting('gradeG2FromKi67Pct') },
        ],
      },
      {
        element: 'mitoticCount',
        steps: [
          { value: 'G3', comparison: '>', bound: setting('gradeG3AboveMitoses') },
          { value: 'G2', comparison: '>=', bound: setting('gradeG2FromMitoses') },
        ],
      },
    ],
    reported: 'reportedGrade',
  },
  rules: [
    {
      id: 'carcinoma',
      when: any(is('differentiation', 'poor'), is('reportedGrade', 'NEC')),
      result: { exactly: ['NEC'] },
    },
    {
      id: 'reported-well-differentiated',
      when: all(known('reportedGrade'), wellDifferentiated),
      result: { band: 'withReport' },
    },
    {
      id: 'reported-taken-literally',
      when: all(known('reportedGrade'), settingIs('reportedG3', 'asReported')),
      result: { band: 'withReport' },
    },
    // A report of "G3" may be a well-differentiated tumour or, in older usage, a carcinoma.
    {
      id: 'reported',
      when: known('reportedGrade'),
      result: { band: 'withReport', alsoWhen: { value: 'G3', add: ['NEC'] } },
    },
    { id: 'both-indices-well-differentiated', when: all(bothIndices, wellDifferentiated), result: { band: 'exact' } },
    { id: 'both-indices', when: bothIndices, result: { band: 'exact', alsoWhen: { value: 'G3', add: ['NEC'] } } },
    {
      id: 'one-index-provisional',
      when: all(anyIndex, wellDifferentiated, settingIs('singleIndexGrade', 'provisional')),
      result: { band: 'exact' },
    },
    // The missing index could only raise the grade.
    { id: 'one-index-well-differentiated', when: all(anyIndex, wellDifferentiated), result: { band: 'upwards' } },
    { id: 'one-index', when: anyIndex, result: { band: 'upwards', also: ['NEC'] } },
    { id: 'well-differentiated', when: wellDifferentiated, result: { exactly: ['G1', 'G2', 'G3'] } },
    { id: 'nothing-known', when: always(), result: { exactly: ['G1', 'G2', 'G3', 'NEC'] } },
  ],
  meaning: 'possible grades; G3 is the well-differentiated tumour of grade 3, NEC the poorly differentiated carcinoma',
};

const primaryRegion: DerivedElement = {
  id: 'primaryRegion',
  group: 'Primary tumour',
  values: ['foregut', 'midgut', 'hindgut', 'other'],
  setValued: false,
  rules: [
    {
      id: 'foregut',
      when: oneOf('primarySite', 'lung', 'stomach', 'duodenum', 'pancreas'),
      result: { exactly: ['foregut'] },
    },
    {
      id: 'midgut',
      when: oneOf('primarySite', 'smallBowel', 'appendix', 'proximalColon'),
      result: { exactly: ['midgut'] },
    },
    { id: 'hindgut', when: oneOf('primarySite', 'distalColon', 'rectum'), result: { exactly: ['hindgut'] } },
    { id: 'other', when: is('primarySite', 'other'), result: { exactly: ['other'] } },
    // An unknown primary is a finding, yet it has no region.
    {
      id: 'no-region',
      when: any(is('primarySite', 'unknownPrimary'), missing('primarySite')),
      result: { exactly: [] },
    },
  ],
  meaning: 'region of the gut the primary belongs to, as grouped in the introduction of GANGI2020',
};

export const derived: readonly DerivedElement[] = [grade, primaryRegion];
