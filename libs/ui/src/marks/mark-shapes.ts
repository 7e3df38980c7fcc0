/**
 * The drawings of all marks, in a 16 x 16 field. Data rather than templates, so that a mark can stand in running
 * text and inside a larger drawing alike. Every mark keeps its own outline in greyscale.
 */
export interface MarkPart {
  readonly d: string;
  /** `ink` takes the mark's colour; `ground` cuts through it. Without fill the part is an outline. */
  readonly fill?: 'ink';
  readonly stroke?: 'ink' | 'ground';
  readonly width?: number;
  readonly dash?: string;
}

const circle = (radius: number, x = 8, y = 8): string =>
  `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0z`;

const SQUARE = 'M3 1.8h10a1.2 1.2 0 0 1 1.2 1.2v10a1.2 1.2 0 0 1-1.2 1.2H3A1.2 1.2 0 0 1 1.8 13V3A1.2 1.2 0 0 1 3 1.8z';
const FULL_SQUARE = 'M2.5 1h11A1.5 1.5 0 0 1 15 2.5v11a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 1 13.5v-11A1.5 1.5 0 0 1 2.5 1z';
const QUESTION = 'M6 6.6c0-1.2.9-1.9 2-1.9s2 .7 2 1.7c0 1.4-2 1.5-2 3';
const question: readonly MarkPart[] = [
  { d: QUESTION, stroke: 'ink', width: 1.5 },
  { d: circle(0.95, 8, 11.5), fill: 'ink' },
];

export const MARK_SHAPES = {
  supported: [
    { d: circle(7.25), fill: 'ink' },
    { d: 'M4.4 8.3 7 10.9l4.7-5.4', stroke: 'ground', width: 1.9 },
  ],
  consider: [
    { d: circle(6.4), stroke: 'ink', width: 1.7 },
    { d: 'M8 1.6a6.4 6.4 0 0 0 0 12.8z', fill: 'ink' },
  ],
  insufficientData: [{ d: circle(6.4), stroke: 'ink', width: 1.6, dash: '2.7 2.05' }, ...question],
  notIndicated: [
    { d: circle(6.4), stroke: 'ink', width: 1.6 },
    { d: 'M4.6 8h6.8', stroke: 'ink', width: 1.7 },
  ],
  notRecommended: [
    { d: 'M1.5 2.4h13L8 14.4z', stroke: 'ink', width: 1.8 },
    { d: 'M5.2 5.9h5.6', stroke: 'ink', width: 1.9 },
  ],
  contraindicated: [
    { d: 'M5 .8h6L15.2 5v6L11 15.2H5L.8 11V5z', fill: 'ink' },
    { d: 'm5 5 6 6m0-6-6 6', stroke: 'ground', width: 1.9 },
  ],

  met: [
    { d: FULL_SQUARE, fill: 'ink' },
    { d: 'M4.2 8.3 7 11l4.9-5.6', stroke: 'ground', width: 1.9 },
  ],
  notMet: [
    { d: SQUARE, stroke: 'ink', width: 1.6 },
    { d: 'm5.2 5.2 5.6 5.6m0-5.6-5.6 5.6', stroke: 'ink', width: 1.6 },
  ],
  unknown: [{ d: SQUARE, stroke: 'ink', width: 1.6, dash: '2.6 1.7' }, ...question],
  asserted: [
    { d: 'M8 .6 15.4 8 8 15.4.6 8z', fill: 'ink' },
    { d: 'M4.9 8.2 7.2 10.4l3.9-4.4', stroke: 'ground', width: 1.8 },
  ],
  conflicting: [
    { d: SQUARE, stroke: 'ink', width: 1.6 },
    { d: 'M1.8 14.2 14.2 1.8H1.8z', fill: 'ink' },
  ],
  stale: [
    { d: SQUARE, stroke: 'ink', width: 1.6 },
    { d: 'M8 4.4V8l2.6 1.9', stroke: 'ink', width: 1.6 },
  ],
  recorded: [{ d: 'M3.4 8.6 6.6 11.6l6-7', stroke: 'ink', width: 1.6 }],
  notNeeded: [{ d: 'M3.5 8h9', stroke: 'ink', width: 1.7 }],

  ready: [{ d: 'M3 1.6 14 8 3 14.4z', fill: 'ink' }],
  conditional: [{ d: 'M3.4 2.6 13 8l-9.6 5.4z', stroke: 'ink', width: 1.9 }],
  notReady: [{ d: 'M2.5 2h3.6v12H2.5zM9.9 2h3.6v12H9.9z', fill: 'ink' }],

  present: [{ d: circle(6.6), fill: 'ink' }],
  cover: [
    { d: circle(5.9), stroke: 'ink', width: 1.7 },
    { d: circle(3), fill: 'ink' },
  ],
  awaited: [{ d: circle(5.9), stroke: 'ink', width: 1.7, dash: '2.6 2' }],
  absent: [
    { d: circle(5.9), stroke: 'ink', width: 1.7 },
    { d: 'm3.9 12.1 8.2-8.2', stroke: 'ink', width: 1.7 },
  ],

  seal: [
    { d: 'M3 3.2h10a1 1 0 0 1 1 1v7.6a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1V4.2a1 1 0 0 1 1-1z', stroke: 'ink', width: 1.5 },
    { d: 'm2.4 3.8 5.6 5 5.6-5', stroke: 'ink', width: 1.5 },
  ],

  signed: [
    { d: 'M1 14h14', stroke: 'ink', width: 1.6 },
    { d: 'M3.5 6.5 6.8 10l6-7.5', stroke: 'ink', width: 2 },
  ],
  signedWithDissent: [
    { d: 'M1 14h14', stroke: 'ink', width: 1.6 },
    { d: 'M2.2 6.5 5 9.6l4.6-6', stroke: 'ink', width: 2 },
    { d: 'M12.8 2.6v5.2', stroke: 'ink', width: 1.7 },
    { d: circle(0.95, 12.8, 10.4), fill: 'ink' },
  ],
  declined: [
    { d: 'M1 14h14', stroke: 'ink', width: 1.6 },
    { d: 'M3.5 7h9', stroke: 'ink', width: 2 },
  ],
  signatureStale: [
    { d: 'M1 14h4.2M10.8 14H15M6 16l1.8-4.4M8.6 16l1.8-4.4', stroke: 'ink', width: 1.5 },
    { d: 'M3.5 5.5 6.8 9l6-7.5', stroke: 'ink', width: 1.3 },
  ],
  notSigned: [
    { d: 'M1 14h14', stroke: 'ink', width: 1.6 },
    { d: 'm2.5 6.5 4.5 4.5m0-4.5-4.5 4.5', stroke: 'ink', width: 1.5 },
  ],

  holds: [
    { d: 'M4 5h2a3 3 0 0 1 0 6H4a3 3 0 0 1 0-6z', stroke: 'ink', width: 1.6 },
    { d: 'M10 5h2a3 3 0 0 1 0 6h-2a3 3 0 0 1 0-6z', stroke: 'ink', width: 1.6 },
  ],
  differs: [{ d: 'M3 5.7h10M3 10.3h10M10.8 2.2 5.2 13.8', stroke: 'ink', width: 1.7 }],
  amended: [{ d: 'M8 2v12M2 8h12', stroke: 'ink', width: 1.8 }],

  search: [
    { d: circle(4.6, 6.8, 6.8), stroke: 'ink', width: 1.5 },
    { d: 'm10.2 10.2 4 4', stroke: 'ink', width: 1.7 },
  ],
  theme: [
    { d: circle(6), stroke: 'ink', width: 1.5 },
    { d: 'M8 2a6 6 0 0 1 0 12z', fill: 'ink' },
  ],
  menu: [{ d: 'M2 4h12M2 8h12M2 12h12', stroke: 'ink', width: 1.6 }],
  close: [{ d: 'm3.5 3.5 9 9m0-9-9 9', stroke: 'ink', width: 1.6 }],
  chevron: [{ d: 'm4 6 4 4 4-4', stroke: 'ink', width: 1.6 }],
  lock: [
    { d: 'M3.2 7.2h9.6v6.6H3.2z', stroke: 'ink', width: 1.6 },
    { d: 'M5.2 7V5a2.8 2.8 0 0 1 5.6 0v2', stroke: 'ink', width: 1.6 },
  ],
  clock: [
    { d: circle(6.2), stroke: 'ink', width: 1.5 },
    { d: 'M8 4.2V8l2.6 1.7', stroke: 'ink', width: 1.5 },
  ],
  warning: [
    { d: 'M8 1.8 15 14H1z', stroke: 'ink', width: 1.6 },
    { d: 'M8 6v4', stroke: 'ink', width: 1.6 },
    { d: circle(0.9, 8, 12), fill: 'ink' },
  ],
} as const satisfies Record<string, readonly MarkPart[]>;

export type MarkName = keyof typeof MARK_SHAPES;
