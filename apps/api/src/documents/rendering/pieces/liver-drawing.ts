/**
 * The liver seen from the front in Couinaud segments, schematic. Coordinates are those of the drawing on screen
 * (720 x 470), so that a lesion stands in the same place in both.
 */
import type { Segment } from '../../views/outcome-view.js';

export const DRAWING = { width: 720, height: 470 } as const;
/** The part of the drawing that is printed. */
export const VIEW = { x: 30, y: 30, width: 664, height: 410 } as const;

interface Area {
  readonly segment: Segment;
  readonly path: string;
  /** Whether it takes the second of the two tints, so that neighbours differ. */
  readonly isAlternate: boolean;
}

export const areas: readonly Area[] = [
  { segment: '7', isAlternate: true, path: 'M44 254 C50 156 132 54 250 44 C212 98 190 168 190 242 C140 252 92 260 44 254Z' },
  { segment: '8', isAlternate: false, path: 'M250 44 C296 40 338 54 366 78 C362 128 354 180 346 232 C296 228 240 232 190 242 C190 168 212 98 250 44Z' },
  { segment: '6', isAlternate: false, path: 'M44 254 C92 260 140 252 190 242 C190 304 196 364 212 414 C180 426 146 434 118 424 C76 410 38 340 44 254Z' },
  { segment: '5', isAlternate: true, path: 'M190 242 C240 232 296 228 346 232 C340 274 332 316 330 356 C326 378 314 392 296 399 C272 408 240 410 212 414 C196 364 190 304 190 242Z' },
  { segment: '4a', isAlternate: true, path: 'M366 78 C390 96 420 104 450 104 C453 126 454 146 454 168 C455 184 456 200 456 216 C424 230 384 235 346 232 C354 180 362 128 366 78Z' },
  { segment: '4b', isAlternate: false, path: 'M346 232 C384 235 424 230 456 216 C458 242 460 268 460 292 C456 312 448 324 434 334 C412 350 372 368 352 370 C340 371 332 366 330 356 C332 316 340 274 346 232Z' },
  { segment: '2', isAlternate: false, path: 'M450 104 C520 104 586 84 638 92 C684 100 696 122 676 150 C616 184 530 196 454 168 C454 146 453 126 450 104Z' },
  { segment: '3', isAlternate: true, path: 'M454 168 C530 196 616 184 676 150 C648 200 566 272 498 306 C482 313 466 308 460 292 C460 268 458 242 456 216 C456 200 455 184 454 168Z' },
];

/** Segment I lies behind the others, around the inferior vena cava. */
export const caudateLobe = 'M390 146C404 138 424 146 427 166C430 188 424 206 407 211C393 215 385 207 387 192C389 176 382 158 390 146Z';
export const outline =
  'M44 254 C50 156 132 54 250 44 C296 40 338 54 366 78 C390 96 420 104 450 104 C520 104 586 84 638 92 C684 100 696 122 676 150 C648 200 566 272 498 306 C482 313 466 308 460 292 C456 312 448 324 434 334 C412 350 372 368 352 370 C340 371 332 366 330 356 C326 378 314 392 296 399 C272 408 240 410 212 414 C180 426 146 434 118 424 C76 410 38 340 44 254Z';
export const venaCava = 'M392 40C390 66 392 96 396 124M424 40C422 66 420 96 416 126';
export const hints = ['M460 294C461 306 464 318 470 332', 'M331 356C322 368 312 384 312 400C312 412 326 416 334 408C342 398 340 374 333 358'] as const;

type Vessel = readonly [width: number, path: string];
export const hepaticVeins: readonly Vessel[] = [
  [7, 'M396 121C346 110 276 126 228 184'], [5.5, 'M228 184C200 220 190 262 195 330'], [3.5, 'M196 330C198 352 202 372 206 386'],
  [7, 'M396 121C372 142 358 182 348 226'], [4, 'M348 226C342 262 334 304 332 334'], [6, 'M396 121C416 142 438 158 462 172'],
  [4, 'M462 172C520 192 586 184 640 164'],
];
export const portalBranches: readonly Vessel[] = [
  [11, 'M418 392C410 340 398 284 384 250'], [8, 'M384 250C352 244 318 244 292 250'], [5.5, 'M300 249C280 226 272 196 270 170'],
  [5, 'M292 250C276 266 268 280 264 298'], [6, 'M292 250C246 250 196 250 160 262'], [4.5, 'M160 262C142 244 134 226 132 208'],
  [4.5, 'M160 262C136 276 124 292 118 314'], [7, 'M384 250C410 244 434 238 456 234'], [5, 'M456 234C484 196 508 170 530 160'],
  [4.5, 'M456 234C486 240 508 240 520 242'], [4, 'M436 238C428 220 414 176 406 148'], [4, 'M446 236C436 258 420 276 408 284'],
  [2.5, 'M402 246C402 232 402 222 404 208'],
];

export const segmentNames: Readonly<Record<Segment, string>> = { '1': 'I', '2': 'II', '3': 'III', '4a': 'IVa', '4b': 'IVb', '5': 'V', '6': 'VI', '7': 'VII', '8': 'VIII' };
/** Where the name of a segment stands. */
export const segmentLabels: Readonly<Record<Segment, readonly [x: number, y: number]>> = {
  '1': [406, 180], '2': [560, 140], '3': [552, 232], '4a': [432, 128], '4b': [386, 300], '5': [262, 326], '6': [110, 342], '7': [130, 176], '8': [280, 120],
};
/** Where lesions without a marked place stand: rows below the name of their segment. */
export const segmentRests: Readonly<Record<Segment, readonly [x: number, y: number]>> = {
  '1': [408, 196], '2': [530, 164], '3': [514, 262], '4a': [404, 162], '4b': [392, 330], '5': [252, 366], '6': [110, 380], '7': [112, 214], '8': [272, 176],
};
