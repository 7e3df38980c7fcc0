/** Ink on paper: the light theme of the product. Contrast on white is 6:1 or better wherever a colour carries text. */
export const colours = {
  paper: '#ffffff',
  ink: '#12181b',
  ink2: '#3f4a51',
  ink3: '#57636a',
  line: '#d3d9dc',
  lineStrong: '#76828a',
  accent: '#0b5568',
  supported: '#17653f',
  consider: '#1d5796',
  insufficient: '#725300',
  notIndicated: '#4b575e',
  notRecommended: '#93400f',
  contraindicated: '#9c1a2a',
  liver: '#e9e0dc',
  liverAlternate: '#dfd3cd',
  liverEdge: '#8b756b',
  vein: '#54789b',
  portal: '#8d5a6b',
  lesion: '#2a3238',
} as const;
export type Colours = typeof colours;
